/** The visitor's wish that values go in at once: his own click, for the permissions that live then, until he or they end it; the next page of the tab keeps it. */
import type { Grant } from '../../shared/protocol/consent.ts';
import { keptInTab } from '../env.ts';

const KEY = 'lotse.fill-directly';

export type Directly = {
  isFor(grant: Grant): boolean;
  isOn(): boolean;
  toggle(): void;
};

/** `holders`: the grants to fill in that count now. */
export function createDirectly(holders: () => readonly Grant[]): Directly {
  const isFor = (grant: Grant) => (keptInTab.get(KEY) ?? '').split(' ').includes(nameOf(grant));
  const isOn = () => holders().some(isFor);
  return {
    isFor,
    isOn,
    toggle: () => (isOn() ? keptInTab.drop(KEY) : keptInTab.set(KEY, holders().map(nameOf).join(' '))),
  };
}

/** A permission that is given again is another one. */
const nameOf = ({ agentId, grantedAt }: Grant): string => `${agentId}@${grantedAt}`;
