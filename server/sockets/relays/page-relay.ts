/**
 * The visitor's side of the page stream: takes binary frames under a live grant, checks envelope, size and rate, keeps what
 * late comers need, hands the rest on. Never looks behind the envelope.
 */
import type { SessionId } from '../../../shared/protocol/ids.ts';
import {
  MAX_ASSET_BYTES,
  MAX_PAGE_BUFFER_BYTES,
  MAX_PAGE_FRAME_BYTES,
  MAX_SHEET_BYTES,
  MAX_URL_CHARS,
} from '../../../shared/protocol/limits.ts';
import type { Ms } from '../../../shared/protocol/schema.ts';
import { readPageFrame } from '../../../shared/protocol/page-frame.ts';
import type { Bus, Clock, Push } from '../../app/ports.ts';
import { freshAllowance, take, type Allowance } from '../../domain/allowance.ts';
import { createPageAssets, type PageAssets } from '../../domain/page-assets.ts';
import { createPageBuffer, type PageBuffer } from '../../domain/page-buffer.ts';
import { createPageSheets, type PageSheets } from '../../domain/page-sheets.ts';
import type { Metrics } from '../../metrics/create-metrics.ts';
import type { GrantsNow } from './grants-now.ts';
import { pageLimits, type PageLimits } from '../wire/rate-limits.ts';

export const pageTopic = (sessionId: SessionId): string => `page:${sessionId}`;
/** Topic on which an agent's node asks for what a late comer needs. */
export const PAGE_WANTED = 'page-wanted';
export type PageWanted = { readonly sessionId: SessionId; readonly replyTopic: string };

/** A snapshot is the dearest thing a browser can be asked for. */
const SNAPSHOT_PAUSE_MS = 2_000;

/** A picture that a browser sends by itself or was asked for may take so long until it counts as lost. */
export const PICTURE_DUE_MS = 5_000;

/** Pages of one session that are kept for late comers; a person looks at one or two. */
const MAX_KEPT_TABS = 8;

/** What deflating adds to a text that cannot be made smaller, and the envelope, in bytes. */
const SHEET_SLACK_BYTES = 1_000;

/** Where a tab's frames come from; the allowances belong to its socket. */
export type PageSource = {
  readonly sessionId: SessionId;
  readonly tab: number;
  readonly frames: Allowance;
  readonly bytes: Allowance;
  readonly assets: Allowance;
  readonly sheets: Allowance;
};
export const newPageSource = (sessionId: SessionId, tab: number, now: Ms): PageSource => ({
  sessionId,
  tab,
  frames: freshAllowance(now),
  bytes: freshAllowance(now),
  assets: freshAllowance(now),
  sheets: freshAllowance(now),
});

export type PageRelay = {
  receive(source: PageSource, args: readonly unknown[]): void;
  /** A tab has come: it sends its page by itself if it is seen. */
  tabCame(sessionId: SessionId): void;
  /** The tab is gone; what was kept of it is of no use any more. */
  forgetTab(sessionId: SessionId, tab: number): void;
  /** Asks the session's tabs for a new snapshot, not more often than they can bear. */
  wantSnapshot(sessionId: SessionId): void;
  close(): void;
};

export async function createPageRelay({
  bus,
  push,
  clock,
  grants,
  metrics,
  isHere,
  limits = pageLimits(1),
}: {
  bus: Bus;
  push: Push;
  clock: Clock;
  grants: GrantsNow;
  metrics: Metrics;
  /** Whether a tab of the session is connected to this node. */
  isHere: (sessionId: SessionId) => boolean;
  limits?: PageLimits;
}): Promise<PageRelay> {
  const sessions = new Map<SessionId, Map<number, PageBuffer>>();
  /** By session, since one page's pictures and style sheets are the next one's too. */
  const shelves = new Map<SessionId, { readonly assets: PageAssets; readonly sheets: PageSheets }>();
  const askedAt = new Map<SessionId, Ms>();
  /** Of every session that is seen: since when a picture is to be expected. */
  const expectedSince = new Map<SessionId, Ms>();

  grants.onChanged((sessionId) => {
    if (grants.holds(sessionId, 'view')) {
      // After a yes and after a pause the browser begins by itself.
      if (!expectedSince.has(sessionId)) expectedSince.set(sessionId, clock.now());
      return;
    }
    sessions.delete(sessionId);
    shelves.delete(sessionId);
    askedAt.delete(sessionId);
    expectedSince.delete(sessionId);
  });

  const isOnItsWay = (sessionId: SessionId): boolean =>
    clock.now() - (expectedSince.get(sessionId) ?? -Infinity) < PICTURE_DUE_MS;

  function wantSnapshot(sessionId: SessionId): void {
    const now = clock.now();
    if (now - (askedAt.get(sessionId) ?? 0) < SNAPSHOT_PAUSE_MS) return;
    askedAt.set(sessionId, now);
    expectedSince.set(sessionId, now);
    push.visitor(sessionId, 'page:snapshot-wanted', {});
  }

  function bufferOf(sessionId: SessionId, tab: number): PageBuffer {
    let tabs = sessions.get(sessionId);
    if (!tabs) sessions.set(sessionId, (tabs = new Map()));
    const buffer = tabs.get(tab) ?? createPageBuffer(MAX_PAGE_BUFFER_BYTES);
    // Newest last: the one that has been quiet longest gives way.
    tabs.delete(tab);
    tabs.set(tab, buffer);
    const [quietest] = tabs.keys();
    if (tabs.size > MAX_KEPT_TABS && quietest !== undefined) tabs.delete(quietest);
    return buffer;
  }

  function shelfOf(sessionId: SessionId) {
    let shelf = shelves.get(sessionId);
    if (!shelf) shelves.set(sessionId, (shelf = { assets: createPageAssets(), sheets: createPageSheets() }));
    return shelf;
  }

  /** Frames without a grant, of another tab, too large or too many are dropped without a word. */
  function receive(source: PageSource, args: readonly unknown[]): void {
    const { sessionId } = source;
    const frame = args[0];
    if (args.length !== 1 || !Buffer.isBuffer(frame) || !grants.holds(sessionId, 'view')) return;
    const header = frame.byteLength <= MAX_PAGE_FRAME_BYTES ? readPageFrame(frame) : undefined;
    if (!header || header.tab !== source.tab) return;
    const now = clock.now();
    if (take(source.frames, limits.frames, now) > 0) return;
    if (header.kind === 'asset') {
      if (frame.byteLength > MAX_ASSET_BYTES + MAX_URL_CHARS * 2) return;
      if (take(source.assets, limits.assets, now, frame.byteLength) > 0) return;
      shelfOf(sessionId).assets.add(header, frame);
    } else if (header.kind === 'sheet') {
      if (frame.byteLength > MAX_SHEET_BYTES + SHEET_SLACK_BYTES) return;
      if (take(source.sheets, limits.sheets, now, frame.byteLength) > 0) return;
      shelfOf(sessionId).sheets.add(header, frame);
    } else {
      if (take(source.bytes, limits.bytes, now, frame.byteLength) > 0) return;
      if (bufferOf(sessionId, header.tab).add(header, frame) !== 'kept') return wantSnapshot(sessionId);
    }
    metrics.pageBytes(frame.byteLength);
    bus.publishBytes(pageTopic(sessionId), frame);
  }

  const stop = await bus.subscribe(PAGE_WANTED, (message) => {
    const { sessionId, replyTopic } = message as PageWanted;
    const tabs = sessions.get(sessionId);
    // Nothing kept although its browser is here and should have sent it: who watches asks again while nothing comes.
    if (!tabs && isHere(sessionId) && grants.holds(sessionId, 'view') && !isOnItsWay(sessionId))
      wantSnapshot(sessionId);
    // The browser may have gone on to another node with its next page, which uses the same.
    const shelf = shelves.get(sessionId);
    // The sheets a page names, then the page, its pictures after it.
    for (const frame of shelf?.sheets.frames() ?? []) bus.publishBytes(replyTopic, frame);
    for (const buffer of tabs?.values() ?? []) for (const frame of buffer.frames()) bus.publishBytes(replyTopic, frame);
    for (const frame of shelf?.assets.frames() ?? []) bus.publishBytes(replyTopic, frame);
  });

  return {
    receive,
    wantSnapshot,
    tabCame: (sessionId) => {
      if (grants.holds(sessionId, 'view')) expectedSince.set(sessionId, clock.now());
    },
    forgetTab: (sessionId, tab) => {
      const tabs = sessions.get(sessionId);
      tabs?.delete(tab);
      if (tabs?.size === 0) sessions.delete(sessionId);
    },
    close: stop,
  };
}
