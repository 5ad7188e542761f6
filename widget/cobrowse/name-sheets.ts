/**
 * Lets a long style sheet travel once: beside the page, as a frame named by the hash of its cleaned text, and by that name alone
 * in this page and the next ones of the tab, as long as the grant is the same. What would not fit stays in the page.
 */
import { deflate } from '../../shared/page/codec.ts';
import { hashOf } from '../../shared/page/content-hash.ts';
import { sheetName } from '../../shared/page/sheet-name.ts';
import { MAX_SHEET_BYTES, MAX_SHEETS, MAX_SHEETS_BYTES } from '../../shared/protocol/limits.ts';
import { encodePageFrame, hashKey, type ContentHash } from '../../shared/protocol/page-frame.ts';
import { keptInTab } from '../env.ts';

const KEPT = 'lotse.sheets';
/** A shorter one costs more beside the page than in it. */
const LEAST_CHARS = 1_000;

type Sent = Record<string, number>;
export type SheetNames = {
  /** What stands for a cleaned sheet in what is told: its name, or itself. */
  name(css: string): string;
  /** Frames of the sheets named since: to be sent before whatever names them. */
  frames(): Promise<readonly Uint8Array[]>;
  /** Those frames are on their way. */
  keep(): void;
  /** Whoever relays, or watches, may lack what was sent. */
  forget(): void;
};

/** `grant` names what all this is sent under. */
export function nameSheets(tab: number, grant: string): SheetNames {
  /** By key, with the bytes of each. */
  let sent = recall(grant);
  let unsent = new Map<string, { readonly hash: ContentHash; readonly plain: Uint8Array }>();
  return {
    name(css) {
      if (css.length < LEAST_CHARS || css.length > MAX_SHEET_BYTES) return css;
      const plain = new TextEncoder().encode(css);
      const hash = hashOf(plain);
      const key = hashKey(hash);
      if (!(key in sent)) {
        const sizes = Object.values(sent);
        const bytes = sizes.reduce((sum, size) => sum + size, plain.length);
        if (plain.length > MAX_SHEET_BYTES || sizes.length >= MAX_SHEETS || bytes > MAX_SHEETS_BYTES) return css;
        sent[key] = plain.length;
        unsent.set(key, { hash, plain });
      }
      return sheetName(hash);
    },
    frames() {
      const sheets = [...unsent.values()];
      unsent = new Map();
      return Promise.all(
        sheets.map(async ({ hash, plain }) => encodePageFrame({ kind: 'sheet', tab, ...hash }, await deflate(plain))),
      );
    },
    keep: () => keptInTab.set(KEPT, JSON.stringify([grant, sent])),
    forget() {
      sent = Object.fromEntries([...unsent].map(([key, { plain }]) => [key, plain.length]));
      keptInTab.set(KEPT, '');
    },
  };
}

function recall(grant: string): Sent {
  try {
    const [of, sent] = JSON.parse(keptInTab.get(KEPT) ?? '') as [string, Sent];
    return of === grant ? { ...sent } : {};
  } catch {
    return {};
  }
}
