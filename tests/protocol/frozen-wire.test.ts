/**
 * The wire of each version is frozen: a shape that changes without a new version fails here and says what changed. After a
 * deliberate change: raise PROTOCOL_VERSION with a line in its history, then run with LOTSE_FREEZE=1 to write the new file.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { flatten, wireShape } from './wire-shape.ts';

const folder = fileURLToPath(new URL('./frozen/', import.meta.url));
const file = `${folder}v${PROTOCOL_VERSION}.json`;

test('the wire is what its version says', () => {
  const now = wireShape();
  // A frozen file is never written over: that would be the change nobody noticed.
  if (process.env.LOTSE_FREEZE === '1' && !existsSync(file)) writeFileSync(file, `${JSON.stringify(now, null, 1)}\n`);
  const frozen = flatten(JSON.parse(readFileSync(file, 'utf8')));
  const current = flatten(now);
  expect(
    { removed: without(frozen, current), added: without(current, frozen) },
    `the wire changed: raise PROTOCOL_VERSION (now ${PROTOCOL_VERSION}), add a line to its history, freeze it again`,
  ).toEqual({ removed: [], added: [] });
});

test('every version up to now has its frozen file and its line of history', () => {
  const versions = Array.from({ length: PROTOCOL_VERSION }, (_, place) => place + 1);
  expect(readdirSync(folder).toSorted()).toEqual(versions.map((version) => `v${version}.json`).toSorted());
  const history = readFileSync(new URL('../../shared/protocol/version.ts', import.meta.url), 'utf8');
  for (const version of versions) expect(history).toMatch(new RegExp(`^ \\* ${version}  \\d{4}-\\d{2}  \\S`, 'm'));
});

test('a changed shape is noticed', () => {
  const before = { 'chat:send': { text: { type: 'string', maxLength: 4_000 } } };
  const after = { 'chat:send': { text: { type: 'string', maxLength: 9_000 } } };
  expect(flatten(before)).toContain('chat:send.text.maxLength: 4000');
  expect(without(flatten(before), flatten(after))).toEqual(['chat:send.text.maxLength: 4000']);
});

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}
