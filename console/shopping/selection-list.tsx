/** The list agent and visitor share: what is on it, how many, what it costs together. */
import { Check, ListPlus, Minus, Plus, Trash2 } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { Selection, SelectionItem } from '../../shared/protocol/shopping.ts';
import { me } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { CartState } from './cart-state.tsx';
import { priceWords, totalWords } from './price-words.ts';
import { ProductName } from './product-name.tsx';
import { ProductTile } from './product-tile.tsx';
import { ShowButton } from './show-button.tsx';
import { setQuantity } from './set-quantity.ts';

const MAX_QUANTITY = 99;

export function SelectionList({ sessionId, selection }: { sessionId: SessionId; selection: Selection }) {
  const { items } = selection;
  if (items.length === 0) {
    return (
      <Empty icon={ListPlus} title={t('shop.list_none')}>
        <span>{t('shop.list_none_text')}</span>
      </Empty>
    );
  }
  const total = totalWords(items);
  return (
    <>
      <ul class="product-lines" aria-label={t('shop.list')}>
        {items.map((item) => (
          <Line key={item.product.sku} sessionId={sessionId} item={item} selection={selection} />
        ))}
      </ul>
      {total && (
        <p class="shop-total">
          <span>{t('shop.total')}</span> <strong>{total}</strong>
        </p>
      )}
      <CartState sessionId={sessionId} selection={selection} />
    </>
  );
}

function Line({ sessionId, item, selection }: { sessionId: SessionId; item: SelectionItem; selection: Selection }) {
  const { product, quantity, inCart = 0 } = item;
  const { sku, name } = product;
  const mine = me.value?.name;
  const who = item.by === 'visitor' ? t('shop.by_visitor') : item.addedBy === mine ? '' : item.addedBy;
  const facts = [priceWords(product.price, product.currency), sku, who].filter(Boolean).join(' · ');
  return (
    <li class="product-line" data-sku={sku}>
      <ProductTile product={product} />
      <span class="product-what">
        <ProductName product={product} />
        <span class="small faint clip" title={facts}>
          {facts}
        </span>
        <span class="product-steps" role="group" aria-label={t('shop.quantity', { name })}>
          <button
            type="button"
            class="button quiet little square"
            aria-label={t('shop.less', { name })}
            disabled={quantity <= Math.max(1, inCart)}
            onClick={() => void setQuantity(sessionId, sku, quantity - 1)}
          >
            <Icon of={Minus} size={14} />
          </button>
          <output>{quantity}</output>
          <button
            type="button"
            class="button quiet little square"
            aria-label={t('shop.more', { name })}
            disabled={quantity >= MAX_QUANTITY}
            onClick={() => void setQuantity(sessionId, sku, quantity + 1)}
          >
            <Icon of={Plus} size={14} />
          </button>
          {inCart > 0 && (
            <span class="tag good">
              <Icon of={Check} size={12} /> {inCart < quantity ? `${inCart} ` : ''}
              {t('shop.in_cart')}
            </span>
          )}
        </span>
      </span>
      <span class="product-acts">
        <ShowButton sessionId={sessionId} product={product} selection={selection} />
        <button
          type="button"
          class="button quiet little square"
          title={t('shop.remove', { name })}
          aria-label={t('shop.remove', { name })}
          onClick={() => void setQuantity(sessionId, sku, 0)}
        >
          <Icon of={Trash2} size={14} />
        </button>
      </span>
    </li>
  );
}
