/** The shopping part beside the page: the shared list, and what can be put on it. Works without seeing the page. */
import { useState } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { Selection } from '../../shared/protocol/shopping.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { OrderNote } from './order-note.tsx';
import { ProductChoices } from './product-choices.tsx';
import { SelectionList } from './selection-list.tsx';
import { useProducts } from './use-products.ts';
import './shopping.css';

/** Of the whole catalogue, before anything is typed. */
const FIRST_PRODUCTS = 8;
const NOTHING: Selection = { items: [], cart: 'open' };

export function ShoppingSide({ sessionId }: { sessionId: SessionId }) {
  const [text, setText] = useState('');
  const { found, isMine } = useProducts(sessionId, text.trim());
  const selection = desk.value?.selections.get(sessionId) ?? NOTHING;
  const seen = desk.value?.seenProducts.get(sessionId) ?? [];
  if (!isMine) return <p class="faint">{t('shop.not_mine')}</p>;
  const catalogue = found?.catalogue;
  return (
    <div class="shop">
      {selection.order && <OrderNote order={selection.order} />}
      <SelectionList sessionId={sessionId} selection={selection} />
      <section class="shop-part">
        <h3>{t('shop.seen')}</h3>
        {seen.length === 0 ? (
          <p class="small faint">{t('shop.seen_none')}</p>
        ) : (
          <ProductChoices sessionId={sessionId} products={seen} selection={selection} label={t('shop.seen')} />
        )}
      </section>
      <section class="shop-part">
        <h3>{t('shop.catalogue')}</h3>
        {catalogue === 'none' || catalogue === 'unreadable' ? (
          <p class="small faint" role="status">
            {t(`shop.catalogue_${catalogue}`)}
          </p>
        ) : (
          <>
            <input
              class="input"
              type="search"
              aria-label={t('shop.search')}
              placeholder={t('shop.search_hint')}
              value={text}
              maxLength={100}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            {!found && <Skeleton lines={3} label={t('loading')} />}
            {found?.products.length === 0 && <p class="small faint">{t('shop.found_none')}</p>}
            {found && (
              <ProductChoices
                sessionId={sessionId}
                products={text.trim() === '' ? found.products.slice(0, FIRST_PRODUCTS) : found.products}
                selection={selection}
                label={t('shop.catalogue')}
              />
            )}
          </>
        )}
      </section>
    </div>
  );
}
