/** Hands arriving page frames to whoever watches that session; frames nobody watches are dropped. */
import type { SessionId } from '../../shared/protocol/ids.ts';

type Listener = (frame: Uint8Array) => void;
const listeners = new Map<SessionId, Listener>();

export function listenToFrames(sessionId: SessionId, listener: Listener): () => void {
  listeners.set(sessionId, listener);
  return () => {
    if (listeners.get(sessionId) === listener) listeners.delete(sessionId);
  };
}

export const frameArrived = (sessionId: SessionId, frame: Uint8Array): void => listeners.get(sessionId)?.(frame);
