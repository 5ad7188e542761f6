/** Chooses "available" or "away": shown at once, taken back when the server refuses. */
import type { PresenceStatus } from '../../shared/protocol/desk.ts';
import { desk, tell } from '../desk.ts';
import { request } from '../link.ts';
import { sayError } from '../ui/toast.ts';

export async function choosePresence(status: PresenceStatus): Promise<void> {
  const before = desk.value?.status;
  if (before === undefined || before === status) return;
  tell({ name: 'presence:chosen', body: { status } });
  const answer = await request('presence:set', { status });
  if (answer.ok) return;
  tell({ name: 'presence:chosen', body: { status: before } });
  sayError(answer.error);
}
