/** The files that lie ready for a session, as the server last said. */
import { signal } from '@preact/signals';
import type { FileId, SessionId } from '../../shared/protocol/ids.ts';
import type { FileRow } from '../../shared/protocol/showing.ts';
import { request } from '../link.ts';
import { sayError } from '../ui/toast.ts';

type Listed = { readonly sessionId: SessionId; readonly files: readonly FileRow[] | 'not_mine' };
export const listed = signal<Listed | null>(null);

export async function readFiles(sessionId: SessionId): Promise<void> {
  const answer = await request('files:list', { sessionId });
  if (answer.ok) listed.value = { sessionId, files: answer.data.files };
  else if (answer.error.code === 'not_found') listed.value = { sessionId, files: 'not_mine' };
}

export async function removeFile(sessionId: SessionId, fileId: FileId): Promise<void> {
  const answer = await request('files:remove', { fileId });
  if (!answer.ok && answer.error.code !== 'not_found') sayError(answer.error);
  await readFiles(sessionId);
}

export async function showFile(sessionId: SessionId, fileId: FileId): Promise<void> {
  const answer = await request('showing:open', { sessionId, what: { from: 'file', fileId }, note: '' });
  if (answer.ok) return;
  sayError(answer.error);
  await readFiles(sessionId);
}
