/** One product the agent holds up: picture, name, price; to look at, to put on the list, to put away. */
import { Component } from 'preact';
import { priceWords } from './price-words.ts';
import { makeRoom, sameSite } from './same-site.ts';
import type { SelectionProps } from './selection-props.ts';
import { Stroke } from './stroke.tsx';

type CardState = { readonly hasFailed: boolean; readonly isPictureBroken: boolean };

export class ProductCard extends Component<SelectionProps, CardState> {
  override state: CardState = { hasFailed: false, isPictureBroken: false };

  readonly #away = async () => {
    const { connection, selection } = this.props.app;
    const answer = await connection.request('product:close', {});
    if (answer.ok) selection.take(answer.data.selection);
    else this.setState({ hasFailed: true });
  };
  readonly #add = async (sku: string) => {
    const answer = await this.props.app.connection.request('selection:set', { sku, quantity: 1 });
    if (answer.ok) await this.#away();
    else this.setState({ hasFailed: true });
  };

  render({ selection, words, locale, isInPanel }: SelectionProps, { hasFailed, isPictureBroken }: CardState) {
    const { shown, items } = selection;
    if (!shown) return null;
    const { sku, name, price, currency, picture, url } = shown.product;
    const link = sameSite(url);
    const title = words.shows(shown.by.split(' ')[0] ?? shown.by);
    const isOnList = items.some(({ product }) => product.sku === sku);
    return (
      <section class={isInPanel ? 'product-card' : 'card product-card'} role="dialog" aria-label={`${title}: ${name}`}>
        <p class="product-head">
          <span class="soft">{title}</span>
          <button type="button" class="list-step" aria-label={words.away} onClick={this.#away}>
            <Stroke of="close" />
          </button>
        </p>
        <div class="product-row">
          {picture && !isPictureBroken && (
            <img
              class="product-picture"
              src={picture}
              alt=""
              referrerPolicy="no-referrer"
              onError={() => this.setState({ isPictureBroken: true })}
            />
          )}
          <p class="product-text">
            <strong>{name}</strong>
            {price !== undefined && <span>{priceWords(price, currency, locale)}</span>}
          </p>
        </div>
        {hasFailed && (
          <p class="problem" role="alert">
            {words.notReached}
          </p>
        )}
        <div class="buttons">
          {link && (
            <a class="button" href={link} onClick={makeRoom(this.props.app)}>
              {words.look}
            </a>
          )}
          {!isOnList && (
            <button type="button" class="button button-plain" onClick={() => this.#add(sku)}>
              {words.putOn}
            </button>
          )}
        </div>
      </section>
    );
  }
}
