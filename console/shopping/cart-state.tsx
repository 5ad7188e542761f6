/** Asks the visitor to have the list put into the cart, and says what came of it. */
import { CircleAlert, CircleCheck, Hourglass, ShoppingCart } from 'lucide';
import { useState } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { Selection } from '../../shared/protocol/shopping.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { Icon } from '../ui/icon.tsx';
import { sayError } from '../ui/toast.ts';

export function CartState({ sessionId, selection }: { sessionId: SessionId; selection: Selection }) {
  const [isBusy, setBusy] = useState(false);
  const { items, cart, problem } = selection;
  const missing = items.reduce((sum, { quantity, inCart = 0 }) => sum + quantity - inCart, 0);
  async function ask() {
    setBusy(true);
    const answer = await request('selection:to-cart', { sessionId });
    setBusy(false);
    if (!answer.ok) sayError(answer.error);
  }
  const said = SAID[cart === 'failed' ? (problem ?? 'hook') : cart];
  return (
    <div class="cart-state" data-cart={cart}>
      {said && (
        <p class={`cart-said ${said.tone}`} role="status">
          <Icon of={said.icon} size={16} />
          <span>
            <strong>{t(said.words)}</strong>
            {said.text && (cart !== 'put' || selection.cartUrl) && <span class="small soft">{t(said.text)}</span>}
          </span>
        </p>
      )}
      {missing > 0 && cart !== 'asked' && (
        <button type="button" class={said ? 'button' : 'button primary'} disabled={isBusy} onClick={() => void ask()}>
          <Icon of={ShoppingCart} /> {cart === 'open' ? `${t('shop.to_cart')} (${missing})` : t('shop.ask_again')}
        </button>
      )}
    </div>
  );
}

const SAID = {
  open: null,
  asked: { icon: Hourglass, tone: '', words: 'shop.asked', text: 'shop.asked_text' },
  put: { icon: CircleCheck, tone: 'good', words: 'shop.put', text: 'shop.put_text' },
  declined: { icon: CircleAlert, tone: '', words: 'shop.declined', text: null },
  hook: { icon: CircleAlert, tone: 'warn', words: 'shop.failed', text: null },
  no_hook: { icon: CircleAlert, tone: 'warn', words: 'shop.no_hook', text: 'shop.no_hook_text' },
} as const;
