/**
 * Files over HTTP: agents put them up with their sign-in, whoever has an address the server gave gets the bytes. They are served as
 * data to be drawn and never as a page: attachment, no sniffing, a policy that allows nothing, no cookies looked at.
 */
import { Router, type Handler, type Request, type Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileId as fileIdSchema, sessionId as sessionIdSchema } from '../../shared/protocol/ids.ts';
import { MAX_FILE_BYTES } from '../../shared/protocol/limits.ts';
import { parse } from '../../shared/protocol/schema.ts';
import { ok, refuse, type Result } from '../../shared/protocol/errors.ts';
import type { FileRow } from '../../shared/protocol/showing.ts';
import { readSignIn } from '../app/administration/sign-in.ts';
import type { App } from '../app/context.ts';
import { addFile } from '../app/showing/add-file.ts';
import { fileAt, fileBytes } from '../app/showing/read-file.ts';
import { listLibrary, takeFromLibrary } from '../app/showing/use-library.ts';
import type { Limit } from '../domain/allowance.ts';
import { createKeyedAllowances } from '../domain/keyed-allowances.ts';
import { readRange } from './file-range.ts';
import { isOwnOrigin, type EdgeSettings } from './own-origin.ts';
import { sendError } from './send-error.ts';
import { readSignInCookie } from './sign-in-cookie.ts';

/** Uploads of one agent: a handful for a conversation. */
const UPLOAD_LIMIT: Limit = { burst: 20, perSecond: 0.2 };
const MAX_NAME_CHARS = 500;
/** Bytes read of one file: the largest for everybody of a conversation, and again when somebody winds back. */
const READ_LIMIT: Limit = { burst: 20 * MAX_FILE_BYTES, perSecond: MAX_FILE_BYTES / 5 };
/** What asking costs beside the bytes. */
const REQUEST_BYTES = 50_000;

export function uploadRoute(app: App, settings: EdgeSettings): Handler {
  const uploadsOf = createKeyedAllowances(UPLOAD_LIMIT, app.clock);

  async function receive(request: Request): Promise<Result<FileRow>> {
    const asked = await whoAsks(app, settings, request);
    if (!asked.ok) return asked;
    const { actor, wish } = asked.data;
    if (Number(request.headers['content-length']) > MAX_FILE_BYTES) return refuse('too_large');
    const retryAfterMs = uploadsOf.take(actor.agentId);
    if (retryAfterMs > 0) return refuse('rate_limited', { retryAfterMs });
    // Refused in the middle it must still be able to run out.
    const pieces = request.iterator({ destroyOnReturn: false });
    return wish.isKept ? takeFromLibrary(app, actor, wish) : addFile(app, actor, wish, pieces);
  }

  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    const received = await receive(request);
    if (received.ok) return void response.status(201).json(received.data);
    letRunOut(request);
    return sendError(response, received.error, received.error.detail === 'kind' ? 415 : undefined);
  };
}

/** A browser whose connection ends while it is still sending never reads the answer; one that does not stop is cut off. */
function letRunOut(request: Request): void {
  let leftBytes = 2 * MAX_FILE_BYTES;
  request.on('data', (piece: Uint8Array) => {
    leftBytes -= piece.length;
    if (leftBytes < 0) request.destroy();
  });
}

/** What an owner keeps for agents, as far as it concerns this session. */
export function libraryRoute(app: App, settings: EdgeSettings): Handler {
  return async (request, response) => {
    const asked = await whoAsks(app, settings, request);
    const listed = asked.ok ? await listLibrary(app, asked.data.actor, asked.data.wish) : asked;
    response.set('Cache-Control', 'no-store');
    if (listed.ok) response.json(listed.data);
    else sendError(response, listed.error);
  };
}

/** `kept=1` means one of the library by that name and no bytes. */
async function whoAsks(app: App, settings: EdgeSettings, request: Request) {
  // A browser does not say where it comes from when it only reads at home.
  const isReading = request.method === 'GET' && request.headers.origin === undefined;
  if (!isReading && !isOwnOrigin(request, settings)) return refuse('forbidden');
  const token = readSignInCookie(request.headers.cookie);
  const signedIn = token === undefined ? undefined : await readSignIn(app, token);
  if (!signedIn) return refuse('unauthorized');
  const sessionId = parse(sessionIdSchema, request.query['sessionId']);
  const name = request.query['name'] ?? '';
  if (!sessionId.ok || typeof name !== 'string') return refuse('bad_request');
  const isKept = request.query['kept'] === '1';
  return ok({
    actor: signedIn.actor,
    wish: { sessionId: sessionId.data, name: name.slice(0, MAX_NAME_CHARS), isKept },
  });
}

export function fileRoutes(app: App): Router {
  const routes = Router();
  const readsOf = createKeyedAllowances(READ_LIMIT, app.clock);
  routes.get('/:fileId/:key', async (request, response) => {
    const fileId = parse(fileIdSchema, request.params.fileId);
    const file = fileId.ok ? await fileAt(app, fileId.data, request.params.key) : undefined;
    if (!file) return sendError(response, { code: 'not_found' });
    response.set({
      'Content-Type': file.mediaType,
      'Content-Disposition': disposition(file.name),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      // The viewer has an origin of nobody's, so it reads across origins; the address is the secret.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Access-Control-Allow-Origin': '*',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, max-age=600',
      'Accept-Ranges': 'bytes',
    });
    const range = readRange(request.headers.range, file.bytes);
    if (range === 'unsatisfiable') {
      return void response.status(416).set('Content-Range', `bytes */${file.bytes}`).end();
    }
    const { first, last } = range ?? { first: 0, last: file.bytes - 1 };
    const retryAfterMs = readsOf.take(file.id, REQUEST_BYTES + (request.method === 'HEAD' ? 0 : last - first + 1));
    if (retryAfterMs > 0) return sendError(response, { code: 'rate_limited', retryAfterMs });
    if (range) response.status(206).set('Content-Range', `bytes ${first}-${last}/${file.bytes}`);
    response.set('Content-Length', String(last - first + 1));
    if (request.method === 'HEAD') return void response.end();
    return send(response, fileBytes(app, file, first, last));
  });
  return routes;
}

/** A player that winds breaks off what it no longer needs: no fault. */
async function send(response: Response, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(bytes, { objectMode: false }), response);
  } catch {
    response.destroy();
  }
}

/** Plain for old programs, whole for new ones; nothing of it can end the header or name a folder. */
function disposition(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
