/** The bytes of a stored file for whoever has an address the server gave; nobody is asked who they are. */
import type { FileId } from '../../../shared/protocol/ids.ts';
import { FILE_PIECE_BYTES, type StoredFile } from '../../domain/stored-file.ts';
import type { App } from '../context.ts';
import { isKeyGood } from './file-address.ts';

/** Undefined for what is not there, not whole, over, and for a wrong key: they look alike. */
export async function fileAt(app: App, fileId: FileId, key: string): Promise<StoredFile | undefined> {
  const now = app.clock.now();
  const file = await app.store.get('file', fileId);
  if (!file || file.bytes === 0 || file.expiresAt <= now) return undefined;
  return isKeyGood(file, key, now) ? file : undefined;
}

/** From the first to the last byte, both included. */
export async function* fileBytes(app: App, file: StoredFile, first: number, last: number): AsyncGenerator<Uint8Array> {
  for (let at = first; at <= last;) {
    const index = Math.floor(at / FILE_PIECE_BYTES);
    const piece = await app.store.filePiece(file.id, index);
    // Removed meanwhile: the answer breaks off.
    if (!piece) throw new Error('a piece of a file is gone');
    const from = index * FILE_PIECE_BYTES;
    const part = piece.subarray(at - from, last + 1 - from);
    if (part.length === 0) throw new Error('a piece of a file is short');
    yield part;
    at += part.length;
  }
}
