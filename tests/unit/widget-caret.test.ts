/** Keys in a text do what people know from any field. */
import { expect, test } from 'vitest';
import { erase, insert, moveCaret } from '../../widget/control/caret.ts';

/** `|` is the place one writes at; `[` and `]` hold what is marked, the caret behind it. */
function read(shown: string) {
  const value = shown.replace(/[|[\]]/g, '');
  const start = shown.search(/[|[]/);
  const end = shown.includes(']') ? shown.indexOf(']') - 1 : start;
  return { value, caret: { start, end, direction: 'forward' as const } };
}
const show = (value: string, start: number, end: number): string =>
  start === end
    ? `${value.slice(0, start)}|${value.slice(start)}`
    : `${value.slice(0, start)}[${value.slice(start, end)}]${value.slice(end)}`;

test.each([
  ['ArrowLeft', 'De|ich', 'D|eich'],
  ['ArrowLeft', '|Deich', '|Deich'],
  ['ArrowRight', 'De|ich', 'Dei|ch'],
  ['ArrowRight', 'Deich|', 'Deich|'],
  ['ArrowRight', '|😀!', '😀|!'],
  ['ArrowLeft', '😀|!', '|😀!'],
  ['ArrowLeft', 'D[eic]h', 'D|eich'],
  ['ArrowRight', 'D[eic]h', 'Deic|h'],
  ['Home', 'De|ich', '|Deich'],
  ['End', 'De|ich', 'Deich|'],
  ['ArrowUp', 'De|ich', '|Deich'],
  ['ArrowDown', 'De|ich', 'Deich|'],
  ['ArrowUp', 'Husum\nDei|ch', 'Hus|um\nDeich'],
  ['ArrowUp', 'Au\nDeich|', 'Au|\nDeich'],
  ['ArrowDown', 'Hus|um\nDeich', 'Husum\nDei|ch'],
  ['ArrowDown', 'Husum|\nAu\nSee', 'Husum\nAu|\nSee'],
  ['Home', 'Husum\nDei|ch', 'Husum\n|Deich'],
  ['End', 'Hus|um\nDeich', 'Husum|\nDeich'],
  ['ArrowUp', '|\nDeich', '|\nDeich'],
])('%s: %s becomes %s', (key, before, after) => {
  const { value, caret } = read(before);
  const { start, end } = moveCaret(value, caret, key, false);
  expect(show(value, start, end)).toBe(after);
});

test.each([
  ['ArrowRight', 'D|eich', 'D[e]ich'],
  ['ArrowRight', 'D[e]ich', 'D[ei]ch'],
  ['ArrowLeft', 'D[ei]ch', 'D[e]ich'],
  ['Home', 'De|ich', '[De]ich'],
  ['End', 'De|ich', 'De[ich]'],
])('with shift, %s: %s becomes %s', (key, before, after) => {
  const { value, caret } = read(before);
  const { start, end } = moveCaret(value, caret, key, true);
  expect(show(value, start, end)).toBe(after);
});
test('what is marked to the left grows and shrinks at its left end', () => {
  const left = moveCaret('Deich', { start: 3, end: 3, direction: 'none' }, 'ArrowLeft', true);
  expect(left).toEqual({ start: 2, end: 3, direction: 'backward' });
  expect(moveCaret('Deich', left, 'ArrowLeft', true)).toEqual({ start: 1, end: 3, direction: 'backward' });
  expect(moveCaret('Deich', left, 'End', true)).toEqual({ start: 3, end: 5, direction: 'forward' });
});

test.each([
  ['back', 'De|ich', 'D|ich'],
  ['back', '|Deich', '|Deich'],
  ['back', 'a😀|b', 'a|b'],
  ['back', 'D[eic]h', 'D|h'],
  ['forward', 'De|ich', 'De|ch'],
  ['forward', 'Deich|', 'Deich|'],
  ['forward', 'a|😀b', 'a|b'],
])('erasing %s: %s becomes %s', (way, before, after) => {
  const { value, caret } = read(before);
  const written = erase(value, caret, way === 'forward');
  expect(show(written.value, written.at, written.at)).toBe(after);
});
test('writing takes the place of what is marked', () => {
  const { value, caret } = read('D[eic]h');
  expect(insert(value, caret, '\n')).toEqual({ value: 'D\nh', at: 2 });
});
