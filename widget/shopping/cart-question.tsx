/** The agent would like to put the list into the cart: nothing happens without the visitor's click. */
import { Component } from 'preact';
import { priceWords } from './price-words.ts';
import { missingItems, putIntoCart, tellCarted } from './put-into-cart.ts';
import type { SelectionProps } from './selection-props.ts';

type QuestionState = { readonly isBusy: boolean; readonly hasFailed: boolean };

export class CartQuestion extends Component<SelectionProps, QuestionState> {
  override state: QuestionState = { isBusy: false, hasFailed: false };

  /** It was put on the page before this one, and only the server does not know yet. */
  override componentDidMount(): void {
    void tellCarted(this.props.app.connection);
  }
  readonly #yes = async () => {
    const { app, selection, isInPanel } = this.props;
    const hook = app.selection.hook();
    if (!hook) return;
    this.setState({ isBusy: true, hasFailed: false });
    const isTold = await putIntoCart(app, selection, hook);
    this.setState({ isBusy: false, hasFailed: !isTold });
    // What came of it, and the way on, stand there.
    if (isTold && !isInPanel) app.open();
  };
  readonly #no = async () => {
    this.setState({ isBusy: true, hasFailed: false });
    const answer = await this.props.app.connection.request('selection:carted', { outcome: 'declined' });
    this.setState({ isBusy: false, hasFailed: !answer.ok && answer.error.code === 'unavailable' });
  };

  render({ selection, words, locale, isInPanel }: SelectionProps, { isBusy, hasFailed }: QuestionState) {
    const missing = missingItems(selection);
    const count = missing.reduce((sum, { quantity }) => sum + quantity, 0);
    const question = words.question(selection.askedBy?.split(' ')[0] ?? words.somebody, count);
    return (
      <section class={isInPanel ? 'list-question' : 'card list-question'} role="dialog" aria-label={question}>
        <p class="list-asks">{question}</p>
        {!isInPanel && (
          <ul class="list-short">
            {missing.map(({ sku, name, price, currency, quantity }) => (
              <li key={sku}>
                <span>
                  {quantity} × {name}
                </span>
                {price !== undefined && <span>{priceWords(price * quantity, currency, locale)}</span>}
              </li>
            ))}
          </ul>
        )}
        {hasFailed && (
          <p class="problem" role="alert">
            {words.notReached}
          </p>
        )}
        <div class="buttons">
          <button type="button" class="button" disabled={isBusy} onClick={this.#yes}>
            {isBusy ? words.putting : words.yes}
          </button>
          <button type="button" class="button button-plain" disabled={isBusy} onClick={this.#no}>
            {words.no}
          </button>
        </div>
      </section>
    );
  }
}
