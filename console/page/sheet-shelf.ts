/** Keeps the style sheets that came beside a watched page, each by its hash, and finds the ones its events name. They are not clean. */
import { inflate } from '../../shared/page/codec.ts';
import { hashOf } from '../../shared/page/content-hash.ts';
import { readSheetName } from '../../shared/page/sheet-name.ts';
import { unpackSheets } from '../../shared/page/sheet-pack.ts';
import { MAX_SHEET_BYTES, MAX_SHEETS, MAX_SHEETS_BYTES } from '../../shared/protocol/limits.ts';
import { hashKey } from '../../shared/protocol/page-frame.ts';
import type { Allowance } from './inflate-allowance.ts';

/** Several tabs name sheets of their own; in characters and in number. */
const MOST_CHARS = 4 * MAX_SHEETS_BYTES;
const MOST_SHEETS = 4 * MAX_SHEETS;
/** So many that are missing are asked for; a forged page could name any number. */
const MOST_ASKED = MAX_SHEETS;

export type SheetShelf = {
  /** Takes a pack of them. */
  take(payload: Uint8Array): void;
  /** The sheet a text names, empty where it is missing; the text itself if it names none. */
  find(text: string): string;
  /** Whether sheets were missing since this was asked, for which a fresh picture was not wanted yet. */
  isLacking(): boolean;
};

export function createSheetShelf(allowance: Allowance, mostChars = MOST_CHARS, mostSheets = MOST_SHEETS): SheetShelf {
  const kept = new Map<string, string>();
  const asked = new Set<string>();
  let chars = 0;
  let isLacking = false;

  /** A name used again and again unfolds as much as a large page does. */
  function unfold(css: string): string {
    if (css.length > allowance.left()) return '';
    allowance.spend(css.length);
    return css;
  }
  return {
    take(payload) {
      for (const sheet of read(payload, allowance)) {
        const key = hashKey(hashOf(sheet));
        if (kept.has(key)) continue;
        const css = new TextDecoder().decode(sheet);
        kept.set(key, css);
        chars += css.length;
      }
      for (const [oldest, { length }] of kept) {
        if (kept.size <= mostSheets && chars <= mostChars) break;
        kept.delete(oldest);
        chars -= length;
      }
    },
    find(text) {
      const key = readSheetName(text);
      if (key === undefined) return text;
      const css = kept.get(key);
      if (css !== undefined) return unfold(css);
      isLacking ||= !asked.has(key) && asked.size < MOST_ASKED;
      if (asked.size < MOST_ASKED) asked.add(key);
      return '';
    },
    isLacking() {
      const was = isLacking;
      isLacking = false;
      return was;
    },
  };
}

function read(payload: Uint8Array, allowance: Allowance): readonly Uint8Array[] {
  try {
    const maxBytes = () => Math.min(MAX_SHEET_BYTES, allowance.left());
    return unpackSheets(inflate(payload, new Uint8Array(0), { maxBytes, onInflated: allowance.spend }));
  } catch {
    return [];
  }
}
