/** The files that lie ready for a session, as the server last said. */
import { signal } from '@preact/signals';
import type { WireError } from '../../shared/protocol/errors.ts';
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

/** What the site's owner keeps for everybody at the desk; the list of this session. */
export type KeptFile = Pick<FileRow, 'kind' | 'name' | 'bytes'>;
type Library = { readonly sessionId: SessionId; readonly files: readonly KeptFile[] };
export const library = signal<Library | null>(null);

export async function readLibrary(sessionId: SessionId): Promise<void> {
  const answer = await fetch(`/api/v1/library?${new URLSearchParams({ sessionId })}`).catch(() => null);
  if (answer?.ok) library.value = { sessionId, files: ((await answer.json()) as Library).files };
}

/** Puts it up for this session and shows it at once. */
export async function showKept(sessionId: SessionId, name: string): Promise<void> {
  const query = new URLSearchParams({ sessionId, name, kept: '1' });
  const answer = await fetch(`/api/v1/files?${query}`, { method: 'POST' }).catch(() => null);
  const said = (await answer?.json().catch(() => null)) as (FileRow & { error?: WireError }) | null;
  if (!answer?.ok || !said) return sayError(said?.error ?? { code: 'unavailable' });
  await Promise.all([showFile(sessionId, said.fileId), readFiles(sessionId)]);
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
