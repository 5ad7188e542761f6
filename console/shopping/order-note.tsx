/** The newest order of the session, as the website told it. */
import { ReceiptText } from 'lucide';
import type { Order } from '../../shared/protocol/shopping.ts';
import { serverNow } from '../desk.ts';
import { momentWords } from '../i18n/duration-words.ts';
import { locale, t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { priceWords } from './price-words.ts';

export function OrderNote({ order: { orderId, value, currency, at } }: { order: Order }) {
  return (
    <p class="cart-said good order-note" role="status">
      <Icon of={ReceiptText} size={16} />
      <span>
        <strong>{t('shop.order', { price: priceWords(value, currency) })}</strong>
        <span class="small soft">
          {t('shop.order_text', { name: orderId, time: momentWords(at, serverNow(), locale.value) })}
        </span>
      </span>
    </p>
  );
}
