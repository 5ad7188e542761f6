/** Leads the visitor from the picture I see, and says in words when that was refused. */
import type { LeadTo } from '../../shared/protocol/lead.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { request } from '../link.ts';
import type { GlassProps } from '../page/glass-props.ts';
import { forgetLeadHint, leadErrorWords, noteLeadHint } from './lead-hints.ts';

/** Whether the visitor's browser was told. */
export async function leadTo(sessionId: SessionId, picture: GlassProps['picture'], go: LeadTo['go']): Promise<boolean> {
  const shown = picture();
  if (!shown) return false;
  forgetLeadHint(sessionId);
  const answer = await request('lead:go', { sessionId, ...shown, go });
  if (!answer.ok) noteLeadHint(sessionId, leadErrorWords(answer.error, 'url' in go ? go.url : ''));
  return answer.ok;
}
