/** Watches the page for the radar: time looked at, scrolling, forms, leaving, product and cart. Reads no value of any field. */
import type { FactValue } from '../../shared/protocol/radar.ts';
import { isVisible, listen, nowMs, onUrlChange, pageUrl, withoutQuery, type Cancel } from '../env.ts';
import { pageTitle } from '../page-info.ts';
import { readVisit, writeVisit } from './kept-visit.ts';
import type { Observed, Product } from './observed.ts';
import { productFromAttributes, productFromJsonLd, priceOf, readDataLayerEntry } from './shop-facts.ts';
import { readClock, showClock, startClock } from './visible-clock.ts';

/** What a site may add; the rest of the wire's allowance is ours. */
const MAX_GIVEN_FACTS = 32;

export type PageWatch = {
  observe(): Observed;
  give(facts: Record<string, FactValue>): void;
  stop: Cancel;
};

export function watchPage(visibleMs: number, onNewPage: () => void): PageWatch {
  const campaign = pageUrl().searchParams.get('utm_source') ?? '';
  const visit = readVisit({ referrer: withoutQuery(document.referrer), campaign });
  visit.pages += 1;
  const visitBeforeMs = visit.visitMs;
  let pageClock = startClock(nowMs(), isVisible(), visibleMs);
  let visitClock = pageClock;
  let scrollPercent = 0;
  let isLeaving = false;
  let touchedAt: number | null = null;
  let readEntries = 0;
  let layerProduct: Product | undefined;
  let given: Record<string, FactValue> = {};

  function measureScroll(): void {
    const { scrollHeight, clientHeight } = document.documentElement;
    const room = scrollHeight - clientHeight;
    scrollPercent = Math.max(scrollPercent, room <= 0 ? 100 : Math.min(100, Math.round((scrollY / room) * 100)));
  }
  function readDataLayer(): void {
    const { dataLayer } = globalThis as { dataLayer?: unknown };
    if (!Array.isArray(dataLayer)) return;
    for (const entry of dataLayer.slice(readEntries)) {
      const seen = readDataLayerEntry(entry);
      layerProduct = seen.product ?? layerProduct;
      if (seen.cartChange) visit.cartValue = Math.max(0, (visit.cartValue ?? 0) + seen.cartChange);
      if (seen.cartValue !== undefined) visit.cartValue = seen.cartValue;
    }
    readEntries = dataLayer.length;
  }
  function cartValue(): number | undefined {
    const marked = document.querySelector<HTMLElement>('[data-lotse-cart-value]')?.dataset['lotseCartValue'];
    return priceOf(marked) ?? visit.cartValue;
  }
  function newPage(): void {
    pageClock = startClock(nowMs(), isVisible());
    visit.pages += 1;
    scrollPercent = 0;
    isLeaving = false;
    touchedAt = null;
    layerProduct = undefined;
    onNewPage();
  }

  const cancels = [
    onUrlChange(newPage),
    listen(document, 'visibilitychange', () => {
      pageClock = showClock(pageClock, nowMs(), isVisible());
      visitClock = showClock(visitClock, nowMs(), isVisible());
    }),
    listen(document, 'scroll', measureScroll),
    listen(
      document,
      'input',
      ({ target }) => target instanceof Element && target.closest('form') && (touchedAt = nowMs()),
      {
        capture: true,
      },
    ),
    listen<MouseEvent>(document, 'mouseout', ({ relatedTarget, clientY }) => {
      if (!relatedTarget && clientY <= 0) isLeaving = true;
    }),
    listen(globalThis, 'pagehide', () =>
      writeVisit({ ...visit, visitMs: visitBeforeMs + readClock(visitClock, nowMs()) }),
    ),
  ];

  return {
    observe() {
      readDataLayer();
      const now = nowMs();
      return {
        url: withoutQuery(location.href),
        path: location.pathname,
        title: pageTitle(),
        referrer: visit.referrer,
        campaign: visit.campaign,
        language: navigator.language,
        device: deviceNow(),
        pageMs: readClock(pageClock, now),
        visitMs: visitBeforeMs + readClock(visitClock, now),
        visitPages: visit.pages,
        scrollPercent,
        isLeaving,
        form: {
          touched: touchedAt !== null,
          idleMs: touchedAt === null ? 0 : now - touchedAt,
          errors: touchedAt === null ? 0 : document.querySelectorAll('form [aria-invalid="true"]').length,
        },
        product: productNow() ?? layerProduct ?? {},
        cartValue: cartValue(),
        given,
      };
    },
    give(facts) {
      given = Object.fromEntries(Object.entries({ ...given, ...facts }).slice(-MAX_GIVEN_FACTS));
    },
    stop: () => cancels.forEach((cancel) => cancel()),
  };
}

function productNow(): Product | undefined {
  const marked = document.querySelectorAll<HTMLElement>('[data-lotse-product]');
  const product = marked.length === 1 ? productFromAttributes(marked[0]?.dataset ?? {}) : undefined;
  if (product) return product;
  const documents = [...document.querySelectorAll('script[type="application/ld+json"]')].map(({ textContent }) => {
    try {
      return JSON.parse(textContent) as unknown;
    } catch {
      return undefined;
    }
  });
  return productFromJsonLd(documents);
}

function deviceNow(): Observed['device'] {
  if (!matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) < 600 ? 'phone' : 'tablet';
}
