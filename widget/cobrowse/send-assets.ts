/**
 * Hands the agent what perhaps only this browser may load: pictures and fonts of this origin which the page has loaded and the
 * cleaned recording names. Taken from the browser's cache, so that the page's server hears nothing of it; each sent once.
 */
import { assetUrl, packAsset } from '../../shared/page/asset.ts';
import { hashOf } from '../../shared/page/content-hash.ts';
import { MAX_ASSET_BYTES, MAX_ASSETS, MAX_ASSETS_BYTES } from '../../shared/protocol/limits.ts';
import { encodePageFrame, hashKey } from '../../shared/protocol/page-frame.ts';
import { after, keptInTab, nowMs, type Cancel } from '../env.ts';
import type { Connection } from '../link/connection.ts';
import { namedAssets } from './named-assets.ts';

const KEPT = 'lotse.assets';
/** The page goes first: nothing is sent while more than this waits, in bytes. */
const CROWDED_BYTES = 64_000;
const PAUSE_MS = 100;
/** What was sent is held to be with the server for so long even when a fresh picture is wanted. */
const TRUST_MS = 30_000;
/** A page whose policy forbids us to fetch is asked no further. */
const FAILURES = 2;
const NO_PICTURE = /^(script|fetch|xmlhttprequest|beacon|iframe|frame|navigation|eventsource|track|audio)$/;

type Kept = { of: string; sent: string[]; bytes: number; isForbidden: boolean };
export type AssetSender = {
  look(event: unknown): void;
  /** Whoever relays may know nothing of what was sent. */
  sendAgain(): void;
  stop: Cancel;
};

/** `grant` names what all this is sent under. */
export function sendAssets(connection: Connection, tab: number, grant: string): AssetSender {
  const kept = recall(grant);
  const named = new Set<string>();
  const loaded = new Set<string>();
  let waiting: string[] = [];
  const done = new Set<string>();
  let failures = 0;
  let forgotAt = nowMs();
  let isBusy = false;
  let isOver = false;

  const observer = new PerformanceObserver((list) => note(list.getEntries() as PerformanceResourceTiming[]));
  observer.observe({ type: 'resource', buffered: true });

  function note(entries: readonly PerformanceResourceTiming[]): void {
    for (const { name, initiatorType, encodedBodySize } of entries) {
      const url = assetUrl(name);
      if (!url || NO_PICTURE.test(initiatorType) || encodedBodySize > MAX_ASSET_BYTES) continue;
      loaded.add(url);
      want(url);
    }
  }
  function look(event: unknown): void {
    namedAssets(event, (text) => {
      const url = assetUrl(text);
      if (!url || named.has(url) || !url.startsWith(`${location.origin}/`)) return;
      named.add(url);
      want(url);
    });
  }
  function want(url: string): void {
    if (kept.isForbidden || done.has(url) || !named.has(url) || !loaded.has(url)) return;
    done.add(url);
    // Without its letters a page looks strangest.
    if (/\.(woff2?|[ot]tf)\b/i.test(url)) waiting.unshift(url);
    else waiting.push(url);
    if (!isBusy) void work();
  }
  async function work(): Promise<void> {
    isBusy = true;
    for (let url = next(); url; url = next()) {
      while (!isOver && connection.waitingBytes() > CROWDED_BYTES) await pause();
      await send(url);
      await pause();
    }
    isBusy = false;
  }
  const next = (): string | undefined => (isOver || kept.isForbidden ? undefined : waiting.shift());

  async function send(url: string): Promise<void> {
    const content = await fromCache(url);
    if (isOver) return;
    if (!content) {
      failures += 1;
      kept.isForbidden = failures >= FAILURES && kept.sent.length === 0;
      return remember();
    }
    if (content.length === 0 || content.length > MAX_ASSET_BYTES) return;
    const payload = packAsset({ url, content });
    const name = hashOf(payload);
    const key = hashKey(name);
    const isFull = kept.sent.length >= MAX_ASSETS || kept.bytes + payload.length > MAX_ASSETS_BYTES;
    if (isFull || kept.sent.includes(key)) return;
    if (!connection.sendBytes('page:frame', encodePageFrame({ kind: 'asset', tab, ...name }, payload))) return;
    kept.sent.push(key);
    kept.bytes += payload.length;
    remember();
  }
  const remember = (): void => keptInTab.set(KEPT, JSON.stringify(kept));

  return {
    look,
    sendAgain() {
      if (nowMs() - forgotAt < TRUST_MS) return;
      forgotAt = nowMs();
      Object.assign(kept, { sent: [], bytes: 0 });
      waiting = [];
      done.clear();
      for (const url of named) want(url);
    },
    stop() {
      isOver = true;
      observer.disconnect();
    },
  };
}

const pause = (): Promise<void> => new Promise((resolve) => void after(PAUSE_MS, resolve));

function recall(grant: string): Kept {
  const nothing: Kept = { of: grant, sent: [], bytes: 0, isForbidden: false };
  try {
    const kept = JSON.parse(keptInTab.get(KEPT) ?? '') as Kept;
    return kept.of === grant ? { ...nothing, ...kept } : nothing;
  } catch {
    return nothing;
  }
}

async function fromCache(url: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
