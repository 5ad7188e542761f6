import { expect, it } from 'vitest';
import type { VisitorId } from '../../../shared/protocol/ids.ts';
import { visitorName } from '../../../server/domain/visitor-name.ts';

const names = (count: number) => Array.from({ length: count }, (_, n) => visitorName(`visitor-${n}` as VisitorId));

it('is the same for the same visitor', () => {
  expect(visitorName('V1StGXR8_Z5jdHi6B-myT' as VisitorId)).toBe('Gelbe Ente');
});

it('tells most visitors of a day apart', () => {
  expect(new Set(names(100)).size).toBeGreaterThan(80);
});

it('uses every word of its lists', () => {
  const words = new Set(names(5_000).flatMap((name) => name.split(' ')));
  expect(words.size).toBe(16 + 32);
  expect(words).not.toContain('undefined');
});
