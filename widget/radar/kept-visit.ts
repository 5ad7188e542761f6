/** What of a visit outlives a page: how long it lasts, how many pages it had, where it came from, what is in the cart. */
import { keptInTab } from '../env.ts';

export type KeptVisit = {
  visitMs: number;
  pages: number;
  referrer: string;
  campaign: string;
  cartValue?: number;
};

const KEY = 'lotse.visit';

export function readVisit(first: Pick<KeptVisit, 'referrer' | 'campaign'>): KeptVisit {
  try {
    const visit = JSON.parse(keptInTab.get(KEY) ?? 'null') as KeptVisit | null;
    if (visit && typeof visit.visitMs === 'number' && typeof visit.pages === 'number') return visit;
  } catch {
    // Somebody else wrote there: begin anew.
  }
  return { visitMs: 0, pages: 0, ...first };
}
export const writeVisit = (visit: KeptVisit): void => keptInTab.set(KEY, JSON.stringify(visit));
