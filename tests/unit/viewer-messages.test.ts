/** Row 13: page and viewer believe each other known fields of the right kind, and nothing else. */
import { expect, test } from 'vitest';
import { readFromViewer, readToViewer } from '../../shared/showing/viewer-messages.ts';

test('reads what a viewer says, and drops what it does not know', () => {
  expect(readFromViewer({ lotse: 'move', at: 3, playing: false, url: 'x' })).toEqual({
    lotse: 'move',
    at: 3,
    playing: false,
  });
  expect(readFromViewer({ lotse: 'escape' })).toEqual({ lotse: 'escape' });
});

test.each([
  null,
  'ready',
  { lotse: 'navigate', url: 'https://evil.example' },
  { lotse: 'move', at: -1, playing: true },
  { lotse: 'move', at: Number.NaN, playing: true },
  { lotse: 'move', at: 100_001, playing: true },
  { lotse: 'move', at: 1, playing: 'yes' },
  { lotse: 'pages', pages: '3' },
])('a page reads nothing in %j', (said) => {
  expect(readFromViewer(said)).toBeUndefined();
});

const place = { at: 1, playing: false, agoMs: 5 };
const show = { lotse: 'show', kind: 'picture', url: 'https://lotse.example/files/a/b', title: 'Plan', place };

test('reads what a page says, with quiet words for what is missing', () => {
  expect(readToViewer(show)).toEqual({ ...show, locale: 'de', scheme: 'light', covered: null });
  expect(readToViewer({ lotse: 'place', place })).toEqual({ lotse: 'place', place });
});

test.each([
  undefined,
  { ...show, kind: 'page' },
  { ...show, url: 7 },
  { ...show, place: { ...place, at: Infinity } },
  { lotse: 'place' },
  { lotse: 'key', key: 4 },
])('a viewer reads nothing in %j', (said) => {
  expect(readToViewer(said)).toBeUndefined();
});
