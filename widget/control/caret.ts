/** What keys do to a text and the place one writes at in it, as people know it from any field. Pure. */

export type Caret = {
  readonly start: number;
  readonly end: number;
  readonly direction: 'forward' | 'backward' | 'none';
};
export type Written = { readonly value: string; readonly at: number };

export function moveCaret(value: string, caret: Caret, key: string, isExtending: boolean): Caret {
  const isBack = caret.direction === 'backward';
  const head = isBack ? caret.start : caret.end;
  const anchor = isBack ? caret.end : caret.start;
  const isMarked = caret.start !== caret.end;
  const edge = key === 'ArrowLeft' ? caret.start : caret.end;
  const next = isMarked && !isExtending && /^Arrow(Left|Right)$/.test(key) ? edge : (MOVES[key]?.(value, head) ?? head);
  if (!isExtending) return { start: next, end: next, direction: 'none' };
  return next < anchor
    ? { start: next, end: anchor, direction: 'backward' }
    : { start: anchor, end: next, direction: 'forward' };
}

export function erase(value: string, { start, end }: Caret, isForward: boolean): Written {
  const from = start === end && !isForward ? before(value, start) : start;
  const to = start === end && isForward ? behind(value, end) : end;
  return { value: value.slice(0, from) + value.slice(to), at: from };
}
export const insert = (value: string, { start, end }: Caret, text: string): Written => ({
  value: value.slice(0, start) + text + value.slice(end),
  at: start + text.length,
});

/** A sign may be two units long. */
const before = (value: string, at: number): number =>
  Math.max(0, at - ((value.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1));
const behind = (value: string, at: number): number =>
  Math.min(value.length, at + ((value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));

const lineStart = (value: string, at: number): number => (at > 0 ? value.lastIndexOf('\n', at - 1) + 1 : 0);
function lineEnd(value: string, at: number): number {
  const end = value.indexOf('\n', at);
  return end < 0 ? value.length : end;
}
/** By lines of the text; how the browser wraps them, nobody tells. */
function up(value: string, at: number): number {
  const start = lineStart(value, at);
  if (start === 0) return 0;
  const above = lineStart(value, start - 1);
  return Math.min(above + at - start, start - 1);
}
function down(value: string, at: number): number {
  const end = lineEnd(value, at);
  if (end === value.length) return end;
  return Math.min(end + 1 + at - lineStart(value, at), lineEnd(value, end + 1));
}
const MOVES: Readonly<Record<string, (value: string, at: number) => number>> = {
  ArrowLeft: before,
  ArrowRight: behind,
  ArrowUp: up,
  ArrowDown: down,
  Home: lineStart,
  End: lineEnd,
};
