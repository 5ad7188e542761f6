/** Products an agent can put on the list, one button each; what is there already says so. */
import { Check, Plus } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { Product, Selection } from '../../shared/protocol/shopping.ts';
import { t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { priceWords } from './price-words.ts';
import { ProductName } from './product-name.tsx';
import { ProductTile } from './product-tile.tsx';
import { ShowButton } from './show-button.tsx';
import { setQuantity } from './set-quantity.ts';

type Props = { sessionId: SessionId; products: readonly Product[]; selection: Selection; label: string };

export function ProductChoices({ sessionId, products, selection, label }: Props) {
  return (
    <ul class="product-lines" aria-label={label}>
      {products.map((product) => {
        const isOnList = selection.items.some((item) => item.product.sku === product.sku);
        const words = t(isOnList ? 'shop.on_list' : 'shop.add', { name: product.name });
        return (
          <li key={product.sku} class="product-line" data-sku={product.sku}>
            <ProductTile product={product} />
            <span class="product-what">
              <ProductName product={product} />
              <span class="small faint clip">
                {[priceWords(product.price, product.currency), product.sku].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span class="product-acts">
              <ShowButton sessionId={sessionId} product={product} selection={selection} />
              <button
                type="button"
                class="button little square"
                title={words}
                aria-label={words}
                disabled={isOnList}
                onClick={() => void setQuantity(sessionId, product.sku, 1)}
              >
                <Icon of={isOnList ? Check : Plus} size={14} />
              </button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
