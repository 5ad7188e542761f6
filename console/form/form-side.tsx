/** The form part beside the page. */
import type { SessionId } from '../../shared/protocol/ids.ts';

export function FormSide(_props: { sessionId: SessionId }) {
  return null;
}
