/** Writes the bytes of files piece by piece, and forgets a file with all of them. */
import type { Kysely } from 'kysely';
import type { Change } from '../app/store.ts';
import type { Run } from './engine.ts';
import { prepare } from './statement.ts';
import type { Tables } from './tables.ts';

type PieceChange = Extract<Change, { piece: unknown }>;

export type WriteFiles = {
  addPiece(run: Run, change: PieceChange): Promise<void>;
  removeFile(run: Run, id: string): Promise<void>;
};

export function createWriteFiles(db: Kysely<Tables>): WriteFiles {
  const insertPiece = prepare<{ fileId: string; position: number; bytes: Uint8Array }>()((v) =>
    db.insertInto('file_pieces').values({ file_id: v.fileId, position: v.position, bytes: v.bytes }),
  );
  const removePieces = prepare<{ id: string }>()((v) => db.deleteFrom('file_pieces').where('file_id', '=', v.id));
  const removeRecord = prepare<{ id: string }>()((v) => db.deleteFrom('files').where('id', '=', v.id));

  return {
    async addPiece(run, { fileId, index, piece }) {
      await run(insertPiece({ fileId, position: index, bytes: piece }));
    },
    async removeFile(run, id) {
      await run(removePieces({ id }));
      await run(removeRecord({ id }));
    },
  };
}
