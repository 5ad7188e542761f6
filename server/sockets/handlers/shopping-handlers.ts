/** Products, the list both see, the cart and the order. */
import type { AgentUp } from '../../../shared/protocol/agent.ts';
import type { VisitorUp } from '../../../shared/protocol/visitor.ts';
import type { Handlers } from '../../../shared/protocol/wire.ts';
import { answerCart } from '../../app/shopping/answer-cart.ts';
import { askForCart } from '../../app/shopping/ask-for-cart.ts';
import { findProducts } from '../../app/shopping/find-products.ts';
import { placeOrder } from '../../app/shopping/place-order.ts';
import { seeProduct } from '../../app/shopping/see-product.ts';
import { closeProduct, showProduct } from '../../app/shopping/show-product.ts';
import { setAgentSelection, setVisitorSelection } from '../../app/shopping/set-selection.ts';
import { concern } from './concern.ts';
import type { AgentConnection, GreetedVisitor } from '../connections.ts';

export const shoppingHandlers: Handlers<
  Pick<AgentUp, 'products:search' | 'product:show' | 'selection:set' | 'selection:to-cart'>,
  AgentConnection
> = {
  'products:search': (body, { app, actor }) => findProducts(app, actor, body),
  'product:show': (body, { app, actor }) => showProduct(app, actor, body),
  'selection:set': (body, { app, actor }) => setAgentSelection(app, actor, body),
  'selection:to-cart': (body, { app, actor }) => askForCart(app, actor, body),
};

export const visitorShoppingHandlers: Handlers<
  Pick<VisitorUp, 'product:seen' | 'product:close' | 'selection:set' | 'selection:carted' | 'order:placed'>,
  GreetedVisitor
> = {
  'product:seen': ({ product }, { app, actor }) => seeProduct(app, actor, product),
  'product:close': (_body, { app, actor }) => closeProduct(app, actor),
  'selection:set': (body, { app, actor }) => setVisitorSelection(app, actor, body),
  'selection:carted': (body, visitor) => concern(visitor, () => answerCart(visitor.app, visitor.actor, body)),
  'order:placed': (body, visitor) => concern(visitor, () => placeOrder(visitor.app, visitor.actor, body)),
};
