/**
 * Lets a long style sheet travel once: beside the page, packed with the others that are new, and by the hash of its cleaned text
 * alone in this page and the next ones of the tab, as long as the grant is the same. What would not fit stays in the page.
 */
import { deflate } from '../../shared/page/codec.ts';
import { hashOf } from '../../shared/page/content-hash.ts';
import { sheetName } from '../../shared/page/sheet-name.ts';
import { packedBytes, packSheets } from '../../shared/page/sheet-pack.ts';
import { MAX_SHEET_BYTES, MAX_SHEETS, MAX_SHEETS_BYTES } from '../../shared/protocol/limits.ts';
import { encodePageFrame, hashKey } from '../../shared/protocol/page-frame.ts';
import { keptInTab } from '../env.ts';

const KEPT = 'lotse.sheets';
/** A shorter one costs more beside the page than in it. */
const LEAST_CHARS = 1_000;

type Sent = Record<string, number>;
export type SheetNames = {
  /** What stands for a cleaned sheet in what is told: its name, or itself. */
  name(css: string): string;
  /** The sheets named since, packed into frames: to be sent before whatever names them. */
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
  let unsent = new Map<string, Uint8Array>();
  return {
    name(css) {
      if (css.length < LEAST_CHARS || css.length > MAX_SHEET_BYTES) return css;
      const plain = new TextEncoder().encode(css);
      const hash = hashOf(plain);
      const key = hashKey(hash);
      if (!(key in sent)) {
        const sizes = Object.values(sent);
        const bytes = sizes.reduce((sum, size) => sum + size, plain.length);
        if (packedBytes(plain) > MAX_SHEET_BYTES || sizes.length >= MAX_SHEETS || bytes > MAX_SHEETS_BYTES) return css;
        sent[key] = plain.length;
        unsent.set(key, plain);
      }
      return sheetName(hash);
    },
    frames() {
      const packs = inPacks([...unsent.values()]);
      unsent = new Map();
      return Promise.all(
        packs.map(async (sheets) => {
          const pack = packSheets(sheets);
          return encodePageFrame({ kind: 'sheet', tab, ...hashOf(pack) }, await deflate(pack));
        }),
      );
    },
    keep: () => keptInTab.set(KEPT, JSON.stringify([grant, sent])),
    forget() {
      sent = Object.fromEntries([...unsent].map(([key, plain]) => [key, plain.length]));
      keptInTab.set(KEPT, '');
    },
  };
}

/** As few as hold them all. */
function inPacks(sheets: readonly Uint8Array[]): Uint8Array[][] {
  const packs: Uint8Array[][] = [];
  let bytes = Infinity;
  for (const sheet of sheets) {
    bytes += packedBytes(sheet);
    if (bytes > MAX_SHEET_BYTES) {
      packs.push([]);
      bytes = packedBytes(sheet);
    }
    packs.at(-1)?.push(sheet);
  }
  return packs;
}

function recall(grant: string): Sent {
  try {
    const [of, sent] = JSON.parse(keptInTab.get(KEPT) ?? '') as [string, Sent];
    return of === grant ? { ...sent } : {};
  } catch {
    return {};
  }
}
