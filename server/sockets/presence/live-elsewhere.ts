/** The live visitors of the other nodes, as they tell them: changes while they live, the whole list when somebody new asks. */
import type { LiveVisitor } from '../../../shared/protocol/desk.ts';
import type { SessionId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import type { Bus, Clock } from '../../app/ports.ts';
import { portions, type LiveChanges } from '../../domain/live-session.ts';

const TOPIC = 'live';
/** A node says at least this often that it is there; after the second span it is forgotten with its visitors. */
const BEAT_MS = 3_000;
const SILENT_MS = 12_000;
const PORTION = 500;

type Told = LiveChanges & {
  readonly nodeId: string;
  /** Forget what this node said before. */
  readonly whole: boolean;
  /** New here: everybody tells all. */
  readonly asks: boolean;
};

export type LiveElsewhere = {
  has(sessionId: SessionId): boolean;
  parts(sessionId: SessionId): readonly LiveVisitor[];
  sessionIds(): Iterable<SessionId>;
  /** Tells the others what changed here; undefined when nothing did, which is told only now and then. */
  tell(changes: LiveChanges | undefined): void;
  dropSilent(): void;
  close(): void;
};

export async function createLiveElsewhere(
  { nodeId, bus, clock, manyNodes }: { nodeId: string; bus: Bus; clock: Clock; manyNodes: boolean },
  { onChanged, readOwn }: { onChanged: (sessionId: SessionId) => void; readOwn: () => readonly LiveVisitor[] },
): Promise<LiveElsewhere> {
  const nodes = new Map<string, { heardAt: Ms; readonly visitors: Map<SessionId, LiveVisitor> }>();
  let toldAt: Ms = 0;

  function send(changes: LiveChanges, whole: boolean, asks = false): void {
    toldAt = clock.now();
    for (const [place, portion] of portions(changes, PORTION).entries()) {
      bus.publish(TOPIC, { nodeId, whole: whole && place === 0, asks, ...portion } satisfies Told);
    }
  }

  function hear(told: Told): void {
    if (told.nodeId === nodeId) return;
    if (told.asks) send({ seen: readOwn(), gone: [] }, true);
    let node = nodes.get(told.nodeId);
    if (!node) {
      node = { heardAt: 0, visitors: new Map() };
      nodes.set(told.nodeId, node);
      // Whoever was thought dead and speaks again, or spoke before us, is asked for the rest.
      if (!told.whole) send({ seen: [], gone: [] }, false, true);
    }
    node.heardAt = clock.now();
    if (told.whole) forget(node.visitors);
    for (const visitor of told.seen) {
      node.visitors.set(visitor.sessionId, visitor);
      onChanged(visitor.sessionId);
    }
    for (const sessionId of told.gone) if (node.visitors.delete(sessionId)) onChanged(sessionId);
  }

  function forget(visitors: Map<SessionId, LiveVisitor>): void {
    const sessionIds = [...visitors.keys()];
    visitors.clear();
    for (const sessionId of sessionIds) onChanged(sessionId);
  }

  const stop = manyNodes ? await bus.subscribe(TOPIC, (message) => hear(message as Told)) : () => {};
  if (manyNodes) send({ seen: [], gone: [] }, true, true);

  return {
    has: (sessionId) => {
      for (const { visitors } of nodes.values()) if (visitors.has(sessionId)) return true;
      return false;
    },
    parts: (sessionId) => [...nodes.values()].flatMap(({ visitors }) => visitors.get(sessionId) ?? []),
    sessionIds: () => [...nodes.values()].flatMap(({ visitors }) => [...visitors.keys()]),
    tell: (changes) => {
      if (!manyNodes) return;
      if (changes) send(changes, false);
      else if (clock.now() - toldAt >= BEAT_MS) send({ seen: [], gone: [] }, false);
    },
    dropSilent: () => {
      for (const [id, node] of nodes) {
        if (clock.now() - node.heardAt < SILENT_MS) continue;
        nodes.delete(id);
        forget(node.visitors);
      }
    },
    close: () => {
      if (manyNodes) send({ seen: [], gone: [] }, true);
      stop();
    },
  };
}
