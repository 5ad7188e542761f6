/** Finds files put up for sessions, and their bytes piece by piece. */
import type { Store } from '../app/store.ts';
import type { Engine } from './engine.ts';
import { readAll } from './read-record.ts';
import { prepare } from './statement.ts';

type ReadFiles = Pick<Store, 'filesOf' | 'expiredFiles' | 'filePiece'>;

export function createReadFiles({ db, run }: Engine): ReadFiles {
  const ofSession = prepare<{ sessionId: string }>()((v) =>
    db
      .selectFrom('files')
      .select('body')
      .where('session_id', '=', v.sessionId)
      .orderBy('added_at', 'desc')
      .orderBy('id', 'desc'),
  );
  const expired = prepare<{ now: number }>()((v) =>
    db.selectFrom('files').select('body').where('expires_at', '<=', v.now).orderBy('expires_at'),
  );
  const piece = prepare<{ fileId: string; position: number }>()((v) =>
    db.selectFrom('file_pieces').select('bytes').where('file_id', '=', v.fileId).where('position', '=', v.position),
  );
  return {
    filesOf: (sessionId) => readAll<'file'>(run, ofSession({ sessionId })),
    expiredFiles: (now) => readAll<'file'>(run, expired({ now })),
    filePiece: async (fileId, index) => (await run(piece({ fileId, position: index })))[0]?.bytes,
  };
}
