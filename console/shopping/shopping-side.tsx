/** The shopping part beside the page. */
import type { SessionId } from '../../shared/protocol/ids.ts';

export function ShoppingSide(_props: { sessionId: SessionId }) {
  return null;
}
