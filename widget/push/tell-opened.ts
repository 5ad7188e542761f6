/** Tells the server which offered page was opened; again on the next page, if this one was left before the server had heard. */
import type { VisitorUp } from '../../shared/protocol/visitor.ts';
import type { Body } from '../../shared/protocol/wire.ts';
import { passesByItself } from '../chat/outbox.ts';
import { keptInTab } from '../env.ts';
import type { Connection } from '../link/connection.ts';

type Opened = Body<VisitorUp, 'page:opened'>;
const KEY = 'lotse.opened';

export function tellOpened(connection: Connection, opened: Opened): void {
  keptInTab.set(KEY, JSON.stringify(opened));
  void tell(connection, opened);
}

export function tellOpenedAgain(connection: Connection): void {
  const kept = keptInTab.get(KEY);
  if (!kept) return;
  try {
    void tell(connection, JSON.parse(kept));
  } catch {
    // The page's own scripts can write there, too.
    keptInTab.drop(KEY);
  }
}

async function tell(connection: Connection, opened: Opened): Promise<void> {
  const answer = await connection.request('page:opened', opened);
  if (answer.ok || !passesByItself(answer.error.code)) keptInTab.drop(KEY);
}
