/** Sends one file to the server and says how far it is. Answers values, never throws. */
import type { WireError } from '../../shared/protocol/errors.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { FileRow } from '../../shared/protocol/showing.ts';

export type Uploaded = { ok: true; file: FileRow } | { ok: false; error: WireError } | { ok: false; error: null };
export type Upload = { readonly done: Promise<Uploaded>; cancel(): void };

/** `error: null` is a cancelled one. */
export function upload(sessionId: SessionId, file: File, onProgress: (share: number) => void): Upload {
  // fetch() does not tell how much has left.
  const request = new XMLHttpRequest();
  const done = new Promise<Uploaded>((resolve) => {
    const fail = (error: WireError | null) => resolve({ ok: false, error } as Uploaded);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('abort', () => fail(null));
    request.addEventListener('error', () => fail({ code: 'unavailable' }));
    request.addEventListener('load', () => {
      const said = (request.response ?? {}) as { error?: WireError };
      if (request.status === 201) resolve({ ok: true, file: request.response as FileRow });
      else fail(said.error ?? { code: request.status === 413 ? 'too_large' : 'unavailable' });
    });
  });
  const query = new URLSearchParams({ sessionId, name: file.name });
  request.open('POST', `/api/v1/files?${query}`);
  request.responseType = 'json';
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.send(file);
  return { done, cancel: () => request.abort() };
}
