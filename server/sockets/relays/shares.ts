/**
 * What every node says of a session, known to all of them: told at each change and now and then, forgotten when a node falls silent.
 * Changes in quick succession are told together, so that a visitor cannot make a node talk without end.
 */
import type { SessionId } from '../../../shared/protocol/ids.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import type { Bus, Clock } from '../../app/ports.ts';

const REPEAT_MS = 3_000;
const SILENT_MS = 12_000;
const TOGETHER_MS = 250;

type Told<T> = { readonly nodeId: string; readonly sessionId: SessionId; readonly share: T | null };
type Heard<T> = { readonly share: T; readonly at: Ms };

export type Shares<T> = {
  /** This node's part; null when it has none any more. The first change is told at once, what follows it closely at the next tick. */
  tell(sessionId: SessionId, share: T | null): void;
  own(sessionId: SessionId): T | undefined;
  /** Own and others'. */
  all(sessionId: SessionId): readonly T[];
  /** A few times a second. */
  tick(): void;
  close(): void;
};

export async function createShares<T>(
  topic: string,
  { nodeId, bus, clock }: { nodeId: string; bus: Bus; clock: Clock },
  onChanged: (sessionId: SessionId) => void,
): Promise<Shares<T>> {
  const own = new Map<SessionId, T>();
  const others = new Map<SessionId, Map<string, Heard<T>>>();
  /** When this node last spoke of a session, while that is not long ago. */
  const saidAt = new Map<SessionId, Ms>();
  const unsaid = new Set<SessionId>();
  let repeatedAt = clock.now();

  const say = (sessionId: SessionId, share: T | null) =>
    bus.publish(topic, { nodeId, sessionId, share } satisfies Told<T>);

  function hear(told: Told<T>): void {
    if (told.nodeId === nodeId) return;
    const heard = others.get(told.sessionId) ?? new Map<string, Heard<T>>();
    const before = heard.get(told.nodeId);
    if (told.share === null) heard.delete(told.nodeId);
    else heard.set(told.nodeId, { share: told.share, at: clock.now() });
    if (heard.size > 0) others.set(told.sessionId, heard);
    else others.delete(told.sessionId);
    if (JSON.stringify(before?.share ?? null) !== JSON.stringify(told.share)) onChanged(told.sessionId);
  }

  function dropSilent(): void {
    for (const [sessionId, heard] of others) {
      const silent = [...heard].filter(([, { at }]) => clock.now() - at >= SILENT_MS);
      for (const [node] of silent) heard.delete(node);
      if (heard.size === 0) others.delete(sessionId);
      if (silent.length > 0) onChanged(sessionId);
    }
  }

  function sayUnsaid(): void {
    for (const [sessionId, at] of saidAt) if (clock.now() - at >= TOGETHER_MS) saidAt.delete(sessionId);
    for (const sessionId of unsaid) {
      if (!saidAt.has(sessionId)) sayNow(sessionId);
    }
  }

  function sayNow(sessionId: SessionId): void {
    saidAt.set(sessionId, clock.now());
    unsaid.delete(sessionId);
    say(sessionId, own.get(sessionId) ?? null);
    onChanged(sessionId);
  }

  const stop = await bus.subscribe(topic, (message) => hear(message as Told<T>));
  return {
    tell(sessionId, share) {
      if (share === null && !own.has(sessionId)) return;
      if (share === null) own.delete(sessionId);
      else own.set(sessionId, share);
      const last = saidAt.get(sessionId);
      if (share === null || last === undefined || clock.now() - last >= TOGETHER_MS) sayNow(sessionId);
      else unsaid.add(sessionId);
    },
    own: (sessionId) => own.get(sessionId),
    all(sessionId) {
      const mine = own.get(sessionId);
      const heard = [...(others.get(sessionId)?.values() ?? [])].map(({ share }) => share);
      return mine === undefined ? heard : [mine, ...heard];
    },
    tick() {
      dropSilent();
      sayUnsaid();
      if (clock.now() - repeatedAt < REPEAT_MS) return;
      repeatedAt = clock.now();
      for (const [sessionId, share] of own) say(sessionId, share);
    },
    close: stop,
  };
}
