/**
 * Shows a visitor's page from recorded events, in a frame that cannot run, submit, open or navigate anything and, where the
 * browser can, sends no cookies. Takes clean events only; knows nothing of sockets or consent.
 */
import { Replayer } from '@rrweb/replay';
import { chooseOptions, isWordOnSeveral } from './choose-options.ts';
import { closeDialogs } from './close-dialogs.ts';
import { caretAt, elementAt, type Caret } from './find-at.ts';
import { t } from '../i18n/t.ts';
import { hiddenLook } from './hidden-look.ts';
import { createPageState } from './page-state.ts';
import { STATE_LOOK } from './state-look.ts';
import type { SafeEvent } from './cleaning/sanitize-event.ts';
import { swapAssets } from './swap-assets.ts';

export type ReplicaSize = { readonly width: number; readonly height: number };
export type Spot = { readonly node: number; readonly x: number; readonly y: number };
type ReplayEvent = Parameters<Replayer['addEvent']>[0];

const STYLE = `
html, body { margin: 0; height: 100%; overflow: hidden; background: #fff; }
.replayer-wrapper { position: absolute; inset: 0; }
.replayer-wrapper iframe { border: 0; display: block; background: #fff; }
.replayer-wrapper.coming { visibility: hidden; }
.replayer-mouse { position: absolute; z-index: 2; width: 30px; height: 30px; margin: -2px 0 0 -5px; pointer-events: none;
  transition: left 60ms linear, top 60ms linear;
  background: #0f6e84; clip-path: polygon(15% 5%, 15% 85%, 36% 66%, 50% 98%, 64% 92%, 50% 61%, 78% 60%); }
.replayer-mouse.touch-device { width: 36px; height: 36px; margin: -18px; border-radius: 50%; clip-path: none; opacity: 0.3; }
.replayer-mouse:not([style]) { display: none; }
`;

/** Of canvases nobody knows yet; a forged page could name any number. */
const MOST_DRAWINGS = 40;
/** A browser that runs no scripts gives every film its controls, whatever the page wants. */
const RULES = [
  'video:not([controls])::-webkit-media-controls { display: none !important; }',
  // And takes a canvas for the text in it.
  `:where(canvas) { display: inline-block; content-visibility: hidden; width: calc(attr(width type(<number>), 300) * 1px);
    aspect-ratio: attr(width type(<number>), 300) / attr(height type(<number>), 150); }`,
];

const INCREMENTAL = 3;
/** Of mouse, fingers and what is scrolled, by the recorder's numbers. */
const MOVEMENTS: readonly unknown[] = [1, 2, 3, 6, 12];
const isMovement = ({ type, data }: SafeEvent): boolean =>
  type === INCREMENTAL && MOVEMENTS.includes((data as { source?: unknown }).source);

export class Replica {
  readonly frame: HTMLIFrameElement;
  readonly #onSize: (size: ReplicaSize) => void;
  #frame = 0;
  #beganAt = 0;
  #replayer: Replayer | undefined;
  /** The one that is looked at until the next stands. */
  #standing: Replayer | undefined;
  /** Pictures of canvases that are not there yet. */
  readonly #drawings = new Map<number, string>();
  readonly #drawn = new WeakMap<Node, string>();

  constructor(frame: HTMLIFrameElement, onSize: (size: ReplicaSize) => void) {
    this.frame = frame;
    this.#onSize = onSize;
    const outside = frame.contentDocument;
    const view = frame.contentWindow as (Window & typeof globalThis) | null;
    if (!outside || !view) throw new Error('the replay frame is not open to us');
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(STYLE);
    outside.adoptedStyleSheets = [sheet];
  }

  /** A new picture: built aside and shown once it stands, so that nothing flickers. Events before it are let go. */
  begin(): void {
    const outside = this.frame.contentDocument;
    if (!outside) return;
    if (this.#replayer !== this.#standing) this.#replayer?.destroy();
    this.#drawings.clear();
    this.state.forget();
    const replayer = new Replayer([], {
      root: outside.body,
      liveMode: true,
      mouseTail: false,
      triggerFocus: false,
      useVirtualDom: false,
      showWarning: false,
      showDebug: false,
      pauseAnimation: false,
      insertStyleRules: [...RULES, ...STATE_LOOK, hiddenLook(t('hidden.word'))],
      UNSAFE_replayCanvas: false,
      logger: { log: () => {}, warn: () => {} },
    });
    replayer.iframe.tabIndex = -1;
    replayer.wrapper.classList.add('coming');
    replayer.on('resize', (size) => this.#onSize(size as ReplicaSize));
    replayer.on('event-cast', (event) => this.#drawAgain(event as SafeEvent));
    replayer.on('fullsnapshot-rebuilded', () => {
      replayer.wrapper.classList.remove('coming');
      if (this.#standing !== replayer) this.#standing?.destroy();
      this.#standing = replayer;
    });
    this.#beganAt = Date.now();
    replayer.startLive(this.#beganAt);
    this.#replayer = replayer;
  }

  apply(events: readonly SafeEvent[]): void {
    const replayer = this.#replayer;
    if (!replayer) return;
    // The two clocks know nothing of each other: what has arrived is shown now. The replayer does at once what is older than
    // its beginning, and with the next frame what is to be seen moving.
    for (const event of events) {
      closeDialogs(event, this.node);
      if (isWordOnSeveral(event, this.node)) continue;
      chooseOptions(event, this.node);
      const timestamp = isMovement(event) ? Date.now() : this.#beganAt - 1;
      replayer.addEvent({ ...event, timestamp } as unknown as ReplayEvent);
    }
    // It keeps all it was ever given, to wind back.
    queueMicrotask(() => (replayer.service.state.context.events.length = 0));
    // Whoever asks later for this frame comes after what moves.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#drawAll();
      this.state.draw();
    });
  }

  /** A canvas as the page had it drawn. `picture` is a data address that was checked. */
  draw({ node, picture }: { readonly node: number; readonly picture: string }): void {
    if (this.#drawings.size < MOST_DRAWINGS || this.#drawings.has(node)) this.#drawings.set(node, picture);
  }
  #drawAll(): void {
    for (const [id, picture] of this.#drawings) {
      const canvas = this.#replayer?.getMirror().getNode(id) as HTMLElement | null | undefined;
      if (!canvas) continue;
      this.#drawings.delete(id);
      if (canvas.localName === 'canvas') this.#drawOn(canvas, picture);
    }
  }
  #drawOn(canvas: HTMLElement, picture: string): void {
    this.#drawn.set(canvas, picture);
    canvas.style.setProperty('background', `url("${picture}") 0 0 / 100% 100% no-repeat`, 'important');
  }
  /** The page's own style replaces all that was set on the canvas. */
  #drawAgain({ data }: SafeEvent): void {
    const { attributes: changes } = data as { attributes?: { id: number; attributes: object }[] };
    for (const { id, attributes } of changes ?? []) {
      const canvas = 'style' in attributes ? this.node(id) : null;
      const picture = canvas && this.#drawn.get(canvas);
      if (picture) this.#drawOn(canvas as HTMLElement, picture);
    }
  }

  /** What is at a point of the page as the visitor has it on the screen, in its own pixels. */
  spotAt(x: number, y: number): Spot | null {
    return this.targetAt(x, y)?.spot ?? null;
  }

  /** The recorder's id of an element or text of this picture; 0 or less when it has none. */
  readonly nodeOf = (node: Node): number => this.#replayer?.getMirror().getId(node) ?? 0;

  /** The same with the element of this picture itself. */
  targetAt(x: number, y: number): { readonly element: Element; readonly spot: Spot } | null {
    const page = this.#replayer?.iframe.contentDocument;
    const found = page && elementAt(page, x, y);
    for (let element = found?.element ?? null; found && element; element = element.parentElement) {
      const node = this.nodeOf(element);
      const { left, top, width, height } = element.getBoundingClientRect();
      if (node > 0 && width > 0 && height > 0)
        return { element, spot: { node, x: (found.x - left) / width, y: (found.y - top) / height } };
    }
    return null;
  }

  /** The place in a text of this picture that is nearest to a point of the page. */
  caretAt(x: number, y: number): Caret | null {
    const page = this.#replayer?.iframe.contentDocument;
    return (page && caretAt(page, x, y)) ?? null;
  }

  /** What has this number of the recorder in this picture. */
  readonly node = (id: number): Node | null => this.#replayer?.getMirror().getNode(id) ?? null;

  /** What is under the visitor's mouse, in focus, open on top. */
  readonly state = createPageState(this.node);

  /** The window of the page itself; its pixels are the visitor's. */
  readonly page = (): Window | null => this.#replayer?.iframe.contentWindow ?? null;

  /** Pictures and fonts that came after the page. */
  swapAssets(shelf: Parameters<typeof swapAssets>[1]): void {
    const page = this.#replayer?.iframe.contentDocument;
    if (page) swapAssets(page, shelf);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    for (const replayer of new Set([this.#replayer, this.#standing])) replayer?.destroy();
    this.#replayer = undefined;
    this.#standing = undefined;
  }
}
