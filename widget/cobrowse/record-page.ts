/** Starts the recorder with everything private switched off, and cleans what it says. */
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import { ruleText } from '../../shared/page/rule-text.ts';
import { PAGE_NOTE } from '../../shared/page/note-tag.ts';
import type { PageNote } from '../../shared/protocol/page-note.ts';
import type { Privacy } from '../../shared/protocol/page-rules.ts';
import { nowMs, onUrlChange, type Cancel } from '../env.ts';
import { rememberTyped } from './echoes.ts';
import type { LiveNodes } from './live-nodes.ts';
import { maskValue } from './mask.ts';
import { hidesSomething, isBlocked, isPaused, isPrivate, markByRule, rulesFor } from './place-rules.ts';
import {
  areaAround,
  fieldOf,
  forgetAreas,
  forgetKept,
  isKept,
  keepMasked,
  maskedRoots,
  maskOfElement,
  rootArea,
} from './read-field.ts';
import { scrubCss } from './scrub-css.ts';
import { scrubEvent } from './scrub-event.ts';
import { sliceSnapshots, type FittedRecord } from './slice-snapshot.ts';
import { onMediaChange, readMedia } from './page-media.ts';

/** The visitor's mouse: sampled and handed on often enough to look live, in ms. */
const MOUSE_SAMPLE_MS = 50;
const MOUSE_BATCH_MS = 100;
/** Numbers of the recorder's enums, which exist as types only. */
const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const META = 4;
const CUSTOM = 5;
const MUTATION = 0;

export type PageRecorder = {
  snapshot(): void;
  /** What the agent means by the recorder's number, if it is still there. */
  node(id: number): Node | null;
  find(id: number): Element | null;
  idOf(node: Node): number;
  note(note: PageNote): void;
  /** What a field holds, or that an option is chosen or no longer: told as the recorder would have, masked as ever. */
  hear(field: Element): void;
  choose(option: number, isChosen: boolean): void;
  onPicture(listener: () => void): Cancel;
  stop: Cancel;
};

const { mirror } = record;
const elementOf = (id: number): Element | null => {
  const node = mirror.getNode(id);
  return node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : null;
};
const live: Omit<LiveNodes, 'sheet'> = {
  area: (id) => areaAround(mirror.getNode(id)),
  field(id) {
    const field = fieldOf(mirror.getNode(id));
    return field ? maskOfElement(field) : undefined;
  },
  rootArea,
  size(id) {
    const { width, height } = elementOf(id)?.getBoundingClientRect() ?? {};
    // One that has not come yet may still grow.
    return width && height ? { rr_width: `${width}px`, rr_height: `${height}px` } : {};
  },
  isKnown: (id) => mirror.getNode(id) !== null,
  forget(id) {
    const node = mirror.getNode(id);
    if (node) mirror.removeNodeFromMap(node);
  },
  tag: (id) => elementOf(id)?.localName ?? '',
  parentTag: (id) => mirror.getNode(id)?.parentElement?.localName ?? '',
  keepMasked: (id, isBox) => keepMasked(mirror.getNode(id), isBox),
  isKept: (id) => maskedRoots.size > 0 && isKept(mirror.getNode(id)),
  css(sheet, id) {
    const own = id === undefined ? null : mirror.getNode(id)?.getRootNode();
    const roots = new Set([document, ...maskedRoots, ...(own ? [own] : [])]) as Set<ParentNode>;
    // Sheets are read before what they are for: what hides something is looked for in the page itself.
    const isPlain = maskedRoots.size === 0 && ![...roots].some(hidesSomething);
    return isPlain ? sheet : scrubCss(sheet, (selector) => findsMasked(selector, roots));
  },
};
function findsMasked(selector: string, roots: Set<ParentNode>): boolean {
  // Of its place within another rule, or of a host, nothing can be asked.
  if (/&|:host|:slotted|:part/.test(selector)) return true;
  try {
    const found = [...roots].flatMap((root) => [...root.querySelectorAll(selector || '*')]);
    // Nothing yet: on a page that shows only what it must, that is nothing to show.
    return found.length === 0 ? isPrivate() : found.some((element) => /^(mask|block)/.test(areaAround(element)));
  } catch {
    // No selector this browser knows: of a key frame, a font, another nesting.
    return true;
  }
}
function maskInput(text: string, element: HTMLElement | undefined): string {
  forgetAreas();
  const mask = element ? maskOfElement(element) : 'secret';
  if (mask !== 'shown' && element) rememberTyped(element as HTMLInputElement);
  return maskValue(text, mask);
}

/** What was told until then may be more than is told from now on. */
const PRIVACY = ['data-lotse', 'type', 'autocomplete', 'contenteditable'];
const changesPrivacy = ({ type, data }: eventWithTime): boolean =>
  type === INCREMENTAL &&
  data.source === MUTATION &&
  data.attributes.some(({ attributes }) => PRIVACY.some((name) => name in attributes));

type Listener = {
  onEvent(event: eventWithTime): void;
  onFault(fault: unknown): void;
  /** What the agent has seen is to be drawn anew. */
  onOutdated(): void;
  /** Nothing of this page is told, or again. */
  onPause?(isPaused: boolean): void;
  /** What stands for a cleaned style sheet in what is told. */
  onSheet?(css: string): string;
};
export function recordPage(
  { onEvent, onFault, onOutdated, onPause, onSheet = (css) => css }: Listener,
  privacy?: Privacy,
): PageRecorder {
  const named: LiveNodes = { ...live, css: (sheet, id) => onSheet(live.css(sheet, id)), sheet: onSheet };
  // The build lets the recorder ask for it.
  Object.assign(record, { ruleText, blocks: isBlocked, mark: markByRule });
  let path = '';
  /** Nothing is told until the next picture begins. */
  let isHeld = false;
  const tell = (note: PageNote) =>
    onEvent({ type: CUSTOM, timestamp: nowMs(), data: { tag: PAGE_NOTE, payload: note } });
  /** An empty picture takes the place of the last. */
  const tellPause = () => {
    const { innerWidth: width, innerHeight: height } = globalThis as never as Window;
    onEvent({ type: META, timestamp: nowMs(), data: { href: '', width, height } });
    tell({ about: 'pause', paused: true });
  };
  let wasPaused = false;
  const turn = () => {
    if (wasPaused !== isPaused()) onPause?.((wasPaused = isPaused()));
    if (wasPaused) tellPause();
  };
  const followUrl = () => {
    if (path === (path = location.pathname) || !rulesFor(privacy, path)) return;
    forgetAreas();
    forgetKept();
    isHeld = true;
    turn();
    if (!wasPaused) onOutdated();
  };
  rulesFor(privacy, (path = location.pathname));
  isHeld = isPaused();
  turn();
  const slicing = sliceSnapshots(record, onFault);
  slicing.begin();
  const pictured = new Set<() => void>();
  const stop = record({
    emit(event) {
      try {
        followUrl();
        if (event.type === META) isHeld = isPaused();
        if (isHeld) return;
        forgetAreas();
        if (changesPrivacy(event as eventWithTime)) onOutdated();
        const clean = scrubEvent(event as eventWithTime, named);
        if (clean?.type === META) Object.assign(clean.data, readMedia());
        if (clean) onEvent(clean);
        if (clean?.type === FULL_SNAPSHOT) for (const listener of pictured) listener();
      } catch (fault) {
        onFault(fault);
      }
    },
    // Every kind of field, by its tag: the recorder's own list of types leaves some out.
    maskInputOptions: { input: true, textarea: true, select: true } as never,
    maskInputFn: maskInput,
    slimDOMOptions: { headWhitespace: true, headTitleMutations: true },
    inlineStylesheet: true,
    sampling: { input: 'all', mousemove: MOUSE_SAMPLE_MS, mousemoveCallback: MOUSE_BATCH_MS, scroll: 60 },
    // A fault of the recorder is ours, never the page's.
    errorHandler: () => true,
  });
  if (!stop) throw new Error('the recorder did not start');
  const cancels = [onMediaChange(onOutdated), onUrlChange(followUrl)];
  return {
    snapshot() {
      if (isPaused()) return tellPause();
      slicing.begin();
      record.takeFullSnapshot();
    },
    // Nobody acts on what nobody sees.
    node: (id) => (isHeld ? null : mirror.getNode(id)),
    find: (id) => (isHeld ? null : elementOf(id)),
    idOf: (node) => mirror.getId(node),
    note: (note) => isHeld || tell(note),
    hear: (field) => (record as FittedRecord).hear?.(field),
    choose(id, isChosen) {
      const attributes = [{ id, attributes: { selected: isChosen || null } }];
      const data = { source: MUTATION, adds: [], removes: [], texts: [], attributes };
      (record as FittedRecord).tell?.({ type: INCREMENTAL, data } as never);
    },
    onPicture(listener) {
      pictured.add(listener);
      return () => pictured.delete(listener);
    },
    stop() {
      for (const cancel of cancels) cancel();
      slicing.stop();
      stop();
    },
  };
}
