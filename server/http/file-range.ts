/** Reads a Range header for a film that is wound forward: one range, or the whole. Pure. */
export type FileRange = { readonly first: number; readonly last: number };

/** Undefined: the whole; `unsatisfiable`: it begins behind the end. */
export function readRange(header: string | undefined, bytes: number): FileRange | 'unsatisfiable' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') {
    const length = Math.min(Number(to), bytes);
    return length === 0 ? 'unsatisfiable' : { first: bytes - length, last: bytes - 1 };
  }
  const first = Number(from);
  const last = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (first >= bytes || first > last) return first >= bytes ? 'unsatisfiable' : undefined;
  return { first, last };
}
