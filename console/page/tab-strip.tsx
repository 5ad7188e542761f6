/** The visitor's tabs, where there are several. */
import type { SessionId } from '../../shared/protocol/ids.ts';

export function TabStrip(_props: { sessionId: SessionId }) {
  return null;
}
