/** Folds a session code as it was typed or dictated: case, spaces and dashes do not count. Pure. */
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol/case.ts';

export type FoldedCode = {
  readonly code: string;
  readonly isComplete: boolean;
  /** Signs no code has; most likely misheard. */
  readonly strange: readonly string[];
};

export function foldCode(typed: string): FoldedCode {
  const signs = [...typed.toUpperCase().replace(/[\s._–-]/g, '')];
  const known = signs.filter((sign) => CODE_ALPHABET.includes(sign));
  const strange = [...new Set(signs.filter((sign) => !CODE_ALPHABET.includes(sign)))];
  const code = known.slice(0, CODE_LENGTH).join('');
  return { code, isComplete: code.length === CODE_LENGTH && strange.length === 0, strange };
}
