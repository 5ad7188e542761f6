/** Everything that is asked of the visitor, or by them, about consent, fetched at the first question: its announcement, its card, and the wish to talk. */
import { ConsentCard } from './consent-card.tsx';
import { WishCard } from './wish-card.tsx';
import { askWords } from './words.ts';
import type { Shown } from '../ui/shown.ts';

/** For a wish that goes on without anybody looking. */
export { followWish } from './follow-wish.ts';
export type AskingPart = 'news' | 'card' | 'wish';

export function Asking({ part, ...shown }: Shown & { readonly part: AskingPart }) {
  const { ask } = shown.now.consent;
  if (part === 'wish') return <WishCard {...shown} />;
  if (!ask) return null;
  if (part === 'news') return <>{askWords(shown.now.locale).ask[ask.purpose](ask.agent.name)}</>;
  return <ConsentCard {...shown} ask={ask} key={ask.askId} />;
}
