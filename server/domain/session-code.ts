/** The spoken session code: made from an alphabet without look-alikes, folded when typed, locked after wrong tries. */
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol/case.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

/** A code that still lives this long is shown again instead of a new one. */
export const CODE_REUSE_MS = 60_000;
/** Codes one session may ask for within an hour. */
export const CODES_PER_HOUR = 8;
export const CODES_WINDOW_MS = 60 * 60_000;

/** `integer(below)` comes from a secure source. */
export function makeSessionCode(integer: (below: number) => number): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[integer(CODE_ALPHABET.length)]).join('');
}

/** Spaces, dashes and lower case are how people type it; undefined when it cannot be a code. */
export function foldSessionCode(typed: string): string | undefined {
  const folded = typed.replace(/[\s.\-–—]/g, '').toUpperCase();
  const isCode = folded.length === CODE_LENGTH && [...folded].every((letter) => CODE_ALPHABET.includes(letter));
  return isCode ? folded : undefined;
}

/** Wrong tries, newest last. */
export type WrongTries = readonly Ms[];
export type LockRule = { readonly tries: number; readonly windowMs: number };

/** One agent mistypes a few times a day; five in ten minutes is guessing or a bad line. */
export const AGENT_LOCK: LockRule = { tries: 5, windowMs: 10 * 60_000 };
/** All agents of a site together: 30 mistyping agents stay below it, a stolen set of accounts does not. */
export const SITE_LOCK: LockRule = { tries: 60, windowMs: 10 * 60_000 };

/** 0 when another try is allowed, otherwise how long to wait, in ms. */
export function lockedForMs(wrong: WrongTries, rule: LockRule, now: Ms): Ms {
  const recent = recentOf(wrong, rule, now);
  const oldest = recent[recent.length - rule.tries];
  return oldest === undefined ? 0 : (recent.at(-1) ?? oldest) + rule.windowMs - now;
}

export const noteWrong = (wrong: WrongTries, rule: LockRule, now: Ms): WrongTries => [
  ...recentOf(wrong, rule, now).slice(1 - rule.tries),
  now,
];

const recentOf = (wrong: WrongTries, { windowMs }: LockRule, now: Ms) => wrong.filter((at) => at + windowMs > now);
