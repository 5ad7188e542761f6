/** The live grants of all sessions, in memory, so that every frame can be checked; told by the bus, read again from the store now and then. */
import type { Capability } from '../../../shared/protocol/consent.ts';
import type { AgentId, SessionId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import { GRANTS_TOPIC, type GrantsNow as Told } from '../../app/consent/publish-consent.ts';
import type { Bus, Clock } from '../../app/ports.ts';
import type { Store } from '../../app/store.ts';
import type { HeldGrant } from '../../domain/session.ts';

/** How long it is remembered that a session has none any more: a node's older word of it may still be on its way. */
const REMEMBERED_MS = 15_000;

type Held = { readonly grants: readonly HeldGrant[]; readonly version: number; readonly at: Ms };

export type GrantsNow = {
  /** `version` is the session's they were decided on: what is older than what is known is passed over. */
  note(sessionId: SessionId, grants: readonly HeldGrant[], version?: number): void;
  /** Without an agent: whether anybody holds it. */
  holds(sessionId: SessionId, capability: Capability, agentId?: AgentId): boolean;
  /** Who holds it now; of several the first. */
  holderOf(sessionId: SessionId, capability: Capability): AgentId | undefined;
  /** The live grant itself. */
  grantOf(sessionId: SessionId, capability: Capability, agentId: AgentId): HeldGrant | undefined;
  /** Everybody who holds it now. */
  holdersOf(sessionId: SessionId, capability: Capability): readonly AgentId[];
  /** Called after every change. */
  onChanged(listener: (sessionId: SessionId) => void): void;
  /** Reads one session's grants: this node need not wait for the bus to learn what was done here. */
  reread(sessionId: SessionId): Promise<void>;
  /** Reads what is held again: a message of the bus may have been lost. */
  refresh(): Promise<void>;
  close(): void;
};

export async function createGrantsNow({
  bus,
  store,
  clock,
}: {
  bus: Bus;
  store: Store;
  clock: Clock;
}): Promise<GrantsNow> {
  const held = new Map<SessionId, Held>();
  const listeners: ((sessionId: SessionId) => void)[] = [];

  function note(sessionId: SessionId, grants: readonly HeldGrant[], version?: number): void {
    const before = held.get(sessionId);
    if (before && version !== undefined && version < before.version) return;
    held.set(sessionId, { grants, version: version ?? before?.version ?? 0, at: clock.now() });
    if (before || grants.length > 0) for (const listener of listeners) listener(sessionId);
  }

  async function reread(sessionId: SessionId): Promise<void> {
    const before = held.get(sessionId);
    const session = await store.get('session', sessionId);
    const now = held.get(sessionId);
    // What the bus told meanwhile counts, unless what was read is newer still.
    if (now !== before && !((session?.version ?? 0) > (now?.version ?? 0))) return;
    note(sessionId, session?.grants ?? [], session?.version);
  }

  const liveGrants = (sessionId: SessionId, capability: Capability): readonly HeldGrant[] => {
    const now = clock.now();
    return (held.get(sessionId)?.grants ?? []).filter(
      (grant) => grant.capability === capability && !grant.paused && grant.expiresAt > now,
    );
  };

  const stop = await bus.subscribe(GRANTS_TOPIC, (message) => {
    const { sessionId, grants, version } = message as Told;
    note(sessionId, grants, version);
  });
  return {
    note,
    holds: (sessionId, capability, agentId) =>
      liveGrants(sessionId, capability).some((grant) => agentId === undefined || grant.agentId === agentId),
    holderOf: (sessionId, capability) => liveGrants(sessionId, capability)[0]?.agentId,
    grantOf: (sessionId, capability, agentId) =>
      liveGrants(sessionId, capability).find((grant) => grant.agentId === agentId),
    holdersOf: (sessionId, capability) => liveGrants(sessionId, capability).map(({ agentId }) => agentId),
    onChanged: (listener) => {
      listeners.push(listener);
    },
    reread,
    refresh: async () => {
      for (const [sessionId, { grants, at }] of held) {
        if (grants.length > 0) await reread(sessionId);
        else if (clock.now() - at >= REMEMBERED_MS) held.delete(sessionId);
      }
    },
    close: stop,
  };
}
