/** How far a form is. A box nobody has to tick is done either way. Pure. */
import type { FormProgress } from '../../shared/protocol/page-note.ts';

export type Progress = { readonly filled: number; readonly all: number; readonly problems: number };

export function progressOf({ fields }: Pick<FormProgress, 'fields'>): Progress {
  const counted = fields.filter(({ kind, required }) => kind !== 'box' || required);
  return {
    filled: counted.filter(({ filled }) => filled).length,
    all: counted.length,
    problems: fields.filter(({ problem }) => problem !== null).length,
  };
}
