/** Puts a product on the list of a session, changes how many, takes it off; says in words what was refused. */
import type { SessionId } from '../../shared/protocol/ids.ts';
import { tell } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { say, sayError } from '../ui/toast.ts';

export async function setQuantity(sessionId: SessionId, sku: string, quantity: number): Promise<void> {
  const answer = await request('selection:set', { sessionId, sku, quantity });
  if (answer.ok) return tell({ name: 'selection:changed', body: { sessionId, selection: answer.data.selection } });
  const { code } = answer.error;
  if (code === 'too_large') say(t('shop.full'));
  else if (code === 'not_found') say(t('shop.gone'));
  else sayError(answer.error);
}
