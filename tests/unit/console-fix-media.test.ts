import { describe, expect, test } from 'vitest';
import { fixMedia } from '../../console/page/fix-media.ts';
import type { HandFeature } from '../../shared/page/hand-features.ts';

const YES = '(min-width: 0)';
const NO = '(max-width: 0)';
const FINGERS: HandFeature[] = ['pointer: coarse', 'any-pointer: coarse'];
const MOUSE: HandFeature[] = ['hover', 'any-hover', 'pointer: fine', 'any-pointer: fine'];
const MOUSE_AND_FINGERS: HandFeature[] = [...MOUSE, 'any-pointer: coarse'];

describe('conditions on the hands', () => {
  test.each<[string, HandFeature[], string]>([
    ['(hover: none) and (pointer: coarse)', FINGERS, `${YES} and ${YES}`],
    ['(hover: none) and (pointer: coarse)', MOUSE, `${NO} and ${NO}`],
    ['(hover)', FINGERS, NO],
    ['( HOVER : hover )', MOUSE, YES],
    ['(any-pointer: coarse)', MOUSE_AND_FINGERS, YES],
    ['(pointer: coarse)', MOUSE_AND_FINGERS, NO],
    ['(pointer)', FINGERS, YES],
    ['(pointer: none)', FINGERS, NO],
    ['(pointer: none)', [], YES],
    ['(any-hover: none)', [], YES],
    ['(hover: sometimes)', [], NO],
  ])('%s with %j', (css, hands, expected) => expect(fixMedia(css, { scheme: 'light', hands })).toBe(expected));

  test('stay as they are where nobody told', () =>
    expect(fixMedia('(hover: none)', { scheme: 'light' })).toBe('(hover: none)'));

  test('are none in selectors and values', () => {
    const css = 'a:not(:hover){cursor:pointer}b:is(.pointer,:hover){}';
    expect(fixMedia(css, { scheme: 'light', hands: FINGERS })).toBe(css);
  });
});
