/** A document, one page at a time, on the same page for both. */
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
import type { ViewerPlace } from '../shared/showing/viewer-messages.ts';
import type { Shown, Stage } from './stage.ts';
import { make, sayFailed, toolButton } from './parts.ts';
import { addZoom } from './zoom.ts';

/** Sharper than this nobody sees, and a phone's memory is small. */
const MAX_PIXEL_RATIO = 2;
const MAX_CANVAS_PIXELS = 16_000_000;
/** Below this a whole page is too small to read: then its width counts. */
const NARROW_PIXELS = 600;

export function showDocument({ show, words, stage, tools, move, say }: Stage): Shown {
  let pdf: PDFDocumentProxy | undefined;
  let page = Math.max(1, Math.round(show.place.at));
  let drawn = 0;
  let drawing: RenderTask | undefined;
  const canvas = make('canvas', 'page');
  const text = make('div', 'unseen');
  const counter = make('span', 'counter');
  counter.setAttribute('role', 'status');
  const previous = toolButton('previous', words.previous, () => go(page - 1));
  const next = toolButton('next', words.next, () => go(page + 1));
  tools.append(previous.element, counter, next.element);
  const zoom = addZoom({ tools, words }, () => void draw());
  canvas.setAttribute('role', 'img');
  stage.append(canvas, text);
  new ResizeObserver(() => void draw()).observe(stage);
  tell();
  // The reader of documents is large: only who is shown one fetches it.
  import('./open-document.ts')
    .then(({ openDocument }) => openDocument(show.url))
    .then((opened) => {
      pdf = opened;
      say({ lotse: 'pages', pages: pdf.numPages });
      return draw();
    })
    .catch(fail);

  function pages(): number {
    return pdf?.numPages ?? Infinity;
  }
  function go(to: number): void {
    if (!pdf || to < 1 || to > pages() || to === page) return;
    page = to;
    move(page, false);
    void draw();
  }
  function tell(): void {
    const words_ = pdf ? words.page(Math.min(page, pages()), pdf.numPages) : words.loading;
    counter.textContent = words_;
    canvas.setAttribute('aria-label', words_);
    previous.element.disabled = !pdf || page <= 1;
    next.element.disabled = !pdf || page >= pages();
  }

  async function draw(): Promise<void> {
    tell();
    if (!pdf) return;
    const mine = (drawn += 1);
    drawing?.cancel();
    try {
      const one = await pdf.getPage(Math.min(page, pdf.numPages));
      if (mine !== drawn) return;
      const whole = one.getViewport({ scale: 1 });
      const { clientWidth, clientHeight } = stage;
      const byWidth = clientWidth / whole.width;
      const fit = clientWidth < NARROW_PIXELS ? byWidth : Math.min(byWidth, clientHeight / whole.height);
      const scale = fit * zoom.now();
      const ratio = Math.min(
        globalThis.devicePixelRatio,
        MAX_PIXEL_RATIO,
        Math.sqrt(MAX_CANVAS_PIXELS / (whole.width * whole.height)) / scale,
      );
      const viewport = one.getViewport({ scale: scale * ratio });
      // Drawn aside, so that the page before stays until this one is there.
      const fresh = document.createElement('canvas');
      fresh.width = Math.floor(viewport.width);
      fresh.height = Math.floor(viewport.height);
      drawing = one.render({ canvas: fresh, viewport });
      await drawing.promise;
      if (mine !== drawn) return;
      canvas.width = fresh.width;
      canvas.height = fresh.height;
      canvas.style.width = `${Math.floor(whole.width * scale)}px`;
      canvas.getContext('2d')?.drawImage(fresh, 0, 0);
      canvas.dataset['page'] = String(page);
      stage.dataset['state'] = 'there';
      const { items } = await one.getTextContent();
      if (mine === drawn) text.textContent = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    } catch (error) {
      if (mine === drawn && (error as { name?: string }).name !== 'RenderingCancelledException') fail();
    }
  }
  function fail(): void {
    if (stage.dataset['state'] === 'failed') return;
    canvas.remove();
    tools.hidden = true;
    sayFailed(stage, words.failed);
    say({ lotse: 'failed' });
  }

  return {
    place({ at }: ViewerPlace) {
      const to = Math.max(1, Math.round(at));
      if (to === page) return;
      page = to;
      stage.scrollTop = 0;
      void draw();
    },
    key(key) {
      if (key === 'ArrowLeft' || key === 'PageUp') go(page - 1);
      else if (key === 'ArrowRight' || key === 'PageDown') go(page + 1);
      else if (key === 'Home') go(1);
      else if (key === 'End') go(pages());
      else return zoom.key(key);
      return true;
    },
  };
}
