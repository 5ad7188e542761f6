/** Products, the list both see, the cart and the order. */
import type { Handlers } from '../../shared/protocol/wire.ts';
import type { AgentUp } from '../../shared/protocol/agent.ts';
import type { VisitorUp } from '../../shared/protocol/visitor.ts';
import { refuse } from '../../shared/protocol/errors.ts';
import type { AgentConnection, GreetedVisitor } from './connections.ts';

export const shoppingHandlers: Handlers<
  Pick<AgentUp, 'products:search' | 'selection:set' | 'selection:to-cart'>,
  AgentConnection
> = {
  'products:search': () => refuse('unavailable'),
  'selection:set': () => refuse('unavailable'),
  'selection:to-cart': () => refuse('unavailable'),
};

export const visitorShoppingHandlers: Handlers<
  Pick<VisitorUp, 'product:seen' | 'selection:set' | 'selection:carted' | 'order:placed'>,
  GreetedVisitor
> = {
  'product:seen': () => undefined,
  'selection:set': () => refuse('unavailable'),
  'selection:carted': () => refuse('unavailable'),
  'order:placed': () => refuse('unavailable'),
};
