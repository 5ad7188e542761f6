/** What is asked of the visitor, or by them, about consent: its words and cards are fetched when there is something to ask. */
import { later } from './later.tsx';

export const Asking = later(async () => (await import('../asking/asking.tsx')).Asking);
