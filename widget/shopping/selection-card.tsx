/** The shared list in the panel: what is on it, what it costs together, the question for the cart and the way there. */
import { Component } from 'preact';
import type { Selection } from '../../shared/protocol/shopping.ts';
import { keptInTab } from '../env.ts';
import { CartQuestion } from './cart-question.tsx';
import { ProductCard } from './product-card.tsx';
import { totalWords } from './price-words.ts';
import { ownAddress } from './put-into-cart.ts';
import { makeRoom } from './same-site.ts';
import { SelectionLine } from './selection-line.tsx';
import { Stroke } from './stroke.tsx';
import type { SelectionProps } from './selection-props.ts';

type CardState = { readonly isShut: boolean };
/** Remembers the list as it was when the visitor shut it: a new product opens it again. */
const SHUT_KEY = 'lotse.list-shut';

export class SelectionCard extends Component<SelectionProps, CardState> {
  override state: CardState = { isShut: keptInTab.get(SHUT_KEY) === skusOf(this.props.selection) };

  override componentDidUpdate({ selection }: SelectionProps): void {
    const { state, props } = this;
    const skus = skusOf(props.selection);
    const hasNew = skus.split('\n').some((sku) => !skusOf(selection).split('\n').includes(sku));
    if (state.isShut && (hasNew || props.isAsked)) this.setState({ isShut: false });
  }
  readonly #toggle = () => {
    const isShut = !this.state.isShut;
    if (isShut) keptInTab.set(SHUT_KEY, skusOf(this.props.selection));
    else keptInTab.drop(SHUT_KEY);
    this.setState({ isShut });
  };

  render(props: SelectionProps, { isShut }: CardState) {
    const { selection, words, locale, isInPanel, isAsked } = props;
    const { items } = selection;
    const total = totalWords(items, locale);
    const count = items.reduce((sum, { quantity }) => sum + quantity, 0);
    if (!isInPanel) return isAsked ? <CartQuestion {...props} /> : <ProductCard {...props} />;
    if (items.length === 0) return <ProductCard {...props} />;
    return (
      <>
        <ProductCard {...props} key={selection.shown?.product.sku} />
        <section class="list" aria-label={words.title(count)}>
          <button type="button" class="list-head" aria-expanded={!isShut} onClick={this.#toggle}>
            <Stroke of="basket" />
            <strong>{words.title(count)}</strong>
            {total && <span class="list-sum">{total}</span>}
            <Stroke of={isShut ? 'down' : 'up'} />
          </button>
          {isAsked && <CartQuestion {...props} />}
          {!isShut && (
            <ul class="list-lines">
              {items.map((item) => (
                <SelectionLine {...props} item={item} key={item.product.sku} />
              ))}
            </ul>
          )}
          {!isShut && <Outcome {...props} />}
        </section>
      </>
    );
  }
}

function Outcome({ app, selection: { cart, cartUrl, problem }, words }: SelectionProps) {
  const address = ownAddress(cartUrl);
  return (
    <>
      {cart === 'failed' && problem !== 'no_hook' && (
        <p class="problem list-note" role="status">
          {words.failed}
        </p>
      )}
      {address && (
        <a class="button list-cart" href={address} onClick={makeRoom(app)}>
          {words.toCart}
        </a>
      )}
    </>
  );
}

const skusOf = ({ items }: Selection): string => items.map(({ product }) => product.sku).join('\n');
