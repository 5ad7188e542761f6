/** Holds one product up before the visitor, and takes it away again. */
import { Presentation } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { Product, Selection } from '../../shared/protocol/shopping.ts';
import { tell } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { Icon } from '../ui/icon.tsx';
import { sayError } from '../ui/toast.ts';

type Props = { sessionId: SessionId; product: Product; selection: Selection };

export function ShowButton({ sessionId, product: { sku, name }, selection }: Props) {
  const isShown = selection.shown?.product.sku === sku;
  const words = t(isShown ? 'shop.shown' : 'shop.show', { name });
  async function show() {
    const answer = await request('product:show', { sessionId, sku: isShown ? null : sku });
    if (answer.ok) tell({ name: 'selection:changed', body: { sessionId, selection: answer.data.selection } });
    else sayError(answer.error);
  }
  return (
    <button
      type="button"
      class="button quiet little square"
      title={words}
      aria-label={words}
      aria-pressed={isShown}
      onClick={() => void show()}
    >
      <Icon of={Presentation} size={14} />
    </button>
  );
}
