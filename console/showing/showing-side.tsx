/** The showing part beside the page. */
import type { SessionId } from '../../shared/protocol/ids.ts';

export function ShowingSide(_props: { sessionId: SessionId }) {
  return null;
}
