/** The spoken code: how it is made and folded, and when guessing is locked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  AGENT_LOCK,
  foldSessionCode,
  lockedForMs,
  makeSessionCode,
  noteWrong,
  type WrongTries,
} from '../../../server/domain/session-code.ts';
import { CODE_ALPHABET, CODE_LENGTH } from '../../../shared/protocol/case.ts';

test('a code is made of the alphabet only and reads back however it is typed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(CODE_ALPHABET.length - 1), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH }),
      (chosen) => {
        let place = 0;
        const code = makeSessionCode(() => chosen[place++] ?? 0);
        expect(code).toMatch(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`));
        expect(foldSessionCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3, 5)} ${code.slice(5)} `)).toBe(code);
      },
    ),
  );
});

test.each([['3467AC'], ['3467ACDE'], ['3467AC0'], ['3467ACI'], [''], ['       '], ['３467ACD']])(
  '%j is no code',
  (typed) => {
    expect(foldSessionCode(typed)).toBeUndefined();
  },
);

test('five wrong tries lock for the whole window after the last one', () => {
  let wrong: WrongTries = [];
  for (let tries = 1; tries <= AGENT_LOCK.tries; tries += 1) {
    expect(lockedForMs(wrong, AGENT_LOCK, tries * 1_000)).toBe(0);
    wrong = noteWrong(wrong, AGENT_LOCK, tries * 1_000);
  }
  const last = AGENT_LOCK.tries * 1_000;
  expect(lockedForMs(wrong, AGENT_LOCK, last)).toBe(AGENT_LOCK.windowMs);
  expect(lockedForMs(wrong, AGENT_LOCK, last + AGENT_LOCK.windowMs)).toBe(0);
});

test('tries are forgotten after their window, and never more are kept than count', () => {
  let wrong: WrongTries = [];
  for (let tries = 0; tries < 100; tries += 1) wrong = noteWrong(wrong, AGENT_LOCK, tries);
  expect(wrong.length).toBe(AGENT_LOCK.tries);
  expect(noteWrong([0], AGENT_LOCK, AGENT_LOCK.windowMs)).toEqual([AGENT_LOCK.windowMs]);
});
