/** An agent puts up a file for a session he deals with: looked at before anything is kept, written piece by piece, there when it is whole. */
import type { FileRow } from '../../../shared/protocol/showing.ts';
import { ok, refuse, type ErrorCode, type Result } from '../../../shared/protocol/errors.ts';
import type { FileId, SessionId } from '../../../shared/protocol/ids.ts';
import { MAX_FILE_BYTES } from '../../../shared/protocol/limits.ts';
import { SNIFFED_BYTES, sniffFile, type Sniffed } from '../../domain/sniff-file.ts';
import {
  FILE_ARRIVES_MS,
  FILE_KEPT_MS,
  FILE_PIECE_BYTES,
  MAX_SESSION_FILES,
  MAX_SESSION_FILES_BYTES,
  tameName,
  type StoredFile,
} from '../../domain/stored-file.ts';
import { agentSession } from '../consent/agent-session.ts';
import type { AgentActor, App } from '../context.ts';
import { fileRow } from './list-files.ts';

type Wish = { readonly sessionId: SessionId; readonly name: string };

export async function addFile(
  app: App,
  actor: AgentActor,
  wish: Wish,
  chunks: AsyncIterable<Uint8Array>,
): Promise<Result<FileRow>> {
  const room = await roomFor(app, actor, wish);
  if (!room.ok) return room;
  let file: StoredFile | undefined;
  let bytes = 0;
  let pieces = 0;
  try {
    for await (const piece of inPieces(chunks)) {
      if (bytes + piece.length > room.data.maxBytes) return await giveUp(app, file, 'too_large');
      if (!file) {
        const sniffed = sniffFile(piece.subarray(0, SNIFFED_BYTES));
        if (!sniffed) return refuse('bad_request', { detail: 'kind' });
        file = await begin(app, actor, wish, room.data.siteId, sniffed);
      }
      await app.store.commit([{ piece, fileId: file.id, index: pieces }]);
      pieces += 1;
      bytes += piece.length;
    }
  } catch (error) {
    // The browser went away in the middle, or the store did: either way half a file is none.
    app.log.warn({ err: error, sessionId: wish.sessionId }, 'a file did not arrive');
    return giveUp(app, file, 'unavailable');
  }
  if (!file) return refuse('bad_request', { detail: 'empty' });
  // Others may have arrived beside it, and the agent may have left the conversation meanwhile.
  const stillRoom = await roomFor(app, actor, wish, file.id);
  if (!stillRoom.ok || bytes > stillRoom.data.maxBytes)
    return giveUp(app, file, stillRoom.ok ? 'too_large' : stillRoom.error.code);
  const whole: StoredFile = { ...file, bytes, expiresAt: app.clock.now() + FILE_KEPT_MS };
  const outcome = await app.store.commit([{ put: 'file', record: whole }]);
  return outcome.outcome === 'committed' ? ok(fileRow(whole)) : giveUp(app, file, 'conflict');
}

/** `own`: the file it is asked for, once it has a row. */
async function roomFor(app: App, actor: AgentActor, { sessionId }: Wish, own?: FileId) {
  const found = await agentSession(app, actor.agentId, sessionId);
  if (!found) return refuse('not_found');
  const files = (await app.store.filesOf(sessionId)).filter(({ id }) => id !== own);
  const taken = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const maxBytes = Math.min(MAX_FILE_BYTES, MAX_SESSION_FILES_BYTES - taken);
  if (files.length >= MAX_SESSION_FILES || maxBytes <= 0) return refuse('too_large', { detail: 'session' });
  return ok({ siteId: found.session.siteId, maxBytes });
}

async function begin(
  app: App,
  { agentId }: AgentActor,
  { sessionId, name }: Wish,
  siteId: StoredFile['siteId'],
  { kind, mediaType }: Sniffed,
): Promise<StoredFile> {
  const now = app.clock.now();
  const file: StoredFile = {
    id: app.chance.id<FileId>(),
    version: 0,
    siteId,
    sessionId,
    agentId,
    kind,
    mediaType,
    name: tameName(name) || `${kind}.${mediaType.split('/')[1]}`,
    bytes: 0,
    secret: app.chance.secret(),
    addedAt: now,
    expiresAt: now + FILE_ARRIVES_MS,
  };
  await app.store.commit([{ put: 'file', record: file }]);
  return { ...file, version: 1 };
}

async function giveUp(app: App, file: StoredFile | undefined, code: ErrorCode) {
  if (file) await app.store.commit([{ remove: 'file', id: file.id }]);
  return refuse(code);
}

/** What arrives in any sizes, in pieces of one size; the last one is shorter. */
async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(FILE_PIECE_BYTES);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length;) {
      const part = chunk.subarray(from, from + FILE_PIECE_BYTES - filled);
      piece.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < FILE_PIECE_BYTES) continue;
      yield piece;
      piece = new Uint8Array(FILE_PIECE_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield piece.subarray(0, filled);
}
