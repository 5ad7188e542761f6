/** What whatever lies over the replica is given: tools, marks, notes of forms. */
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { Replica } from './replica.ts';

/** Lies over the whole replica; its own pixels are the visitor's times `scale`. */
export type GlassProps = {
  sessionId: SessionId;
  replica: Replica;
  scale: number;
  /** The tab and epoch on the screen now. */
  picture: () => { readonly tab: number; readonly epoch: number } | null;
};
