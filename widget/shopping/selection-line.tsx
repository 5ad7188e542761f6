/** One product of the list: picture or letter, name as a link, price, who put it there, how many. */
import { Component } from 'preact';
import type { SelectionItem } from '../../shared/protocol/shopping.ts';
import { priceWords } from './price-words.ts';
import { makeRoom, sameSite } from './same-site.ts';
import type { SelectionProps } from './selection-props.ts';
import { Stroke } from './stroke.tsx';

const MAX_QUANTITY = 99;
type Props = SelectionProps & { readonly item: SelectionItem };
type LineState = { readonly isBusy: boolean; readonly hasFailed: boolean; readonly isPictureBroken: boolean };

export class SelectionLine extends Component<Props, LineState> {
  override state: LineState = { isBusy: false, hasFailed: false, isPictureBroken: false };

  readonly #set = async (quantity: number) => {
    const { app, item } = this.props;
    this.setState({ isBusy: true });
    const answer = await app.connection.request('selection:set', { sku: item.product.sku, quantity });
    this.setState({ isBusy: false, hasFailed: !answer.ok });
    if (answer.ok) app.selection.take(answer.data.selection);
  };

  render({ item, words, locale }: Props, { isBusy, hasFailed, isPictureBroken }: LineState) {
    const { product, quantity, by, addedBy, inCart = 0 } = item;
    const { name, price, currency } = product;
    const link = sameSite(product.url);
    const isPut = inCart >= quantity;
    const step = (to: number, label: string, icon: 'less' | 'more') => (
      <button
        type="button"
        class="list-step"
        aria-label={label}
        disabled={isBusy || to < Math.max(1, inCart) || to > MAX_QUANTITY}
        onClick={() => this.#set(to)}
      >
        <Stroke of={icon} />
      </button>
    );
    return (
      <li class="list-line">
        <span class="list-picture" aria-hidden="true">
          {product.picture && !isPictureBroken ? (
            <img
              src={product.picture}
              alt=""
              loading="lazy"
              referrerPolicy="no-referrer"
              onError={() => this.setState({ isPictureBroken: true })}
            />
          ) : (
            [...name][0]
          )}
        </span>
        <span class="list-what">
          {link ? (
            <a href={link} onClick={makeRoom(this.props.app)}>
              {name}
            </a>
          ) : (
            <strong>{name}</strong>
          )}
          <span class="soft">
            {[
              price === undefined ? '' : priceWords(price, currency, locale),
              by === 'agent' ? addedBy && words.by(addedBy) : words.bySelf,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {hasFailed && (
            <span class="problem" role="alert">
              {words.notReached}
            </span>
          )}
        </span>
        <span class="list-tools">
          {isPut ? (
            <span class="list-put">
              <Stroke of="done" /> {quantity > 1 ? `${quantity} × ` : ''}
              {words.inCart}
            </span>
          ) : (
            <span class="list-steps">
              {step(quantity - 1, words.less(name), 'less')}
              <span role="status" aria-label={words.quantity(quantity)}>
                {quantity}
              </span>
              {step(quantity + 1, words.more(name), 'more')}
            </span>
          )}
          <button
            type="button"
            class="list-step list-remove"
            aria-label={words.remove(name)}
            disabled={isBusy}
            onClick={() => this.#set(0)}
          >
            <Stroke of="remove" />
          </button>
        </span>
      </li>
    );
  }
}
