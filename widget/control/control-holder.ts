/** Who may use this page right now by what this browser knows: the holder of a live grant who also sees the page. Pure. */
import type { ConsentState, Grant } from '../../shared/protocol/consent.ts';

export const controlHolder = ({ grants }: Pick<ConsentState, 'grants'>): Grant | undefined =>
  grants.find(
    ({ capability, agentId, paused }) =>
      capability === 'control' &&
      !paused &&
      grants.some((held) => held.capability === 'view' && held.agentId === agentId && !held.paused),
  );
