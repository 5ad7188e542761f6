/** Starts the recorder with everything private switched off, and cleans what it says. */
import { record } from '@rrweb/record';
import type { eventWithTime } from '@rrweb/types';
import type { Cancel } from '../env.ts';
import { maskValue } from './mask.ts';
import { areaAround, maskOfElement } from './read-field.ts';
import { scrubEvent, type LiveNodes } from './scrub-event.ts';

/** The visitor's mouse: sampled and handed on often enough to look live, in ms. */
const MOUSE_SAMPLE_MS = 50;
const MOUSE_BATCH_MS = 100;
const BLOCKED = '[data-lotse="block"],lotse-widget';

export type PageRecorder = {
  snapshot(): void;
  /** The element the agent means, if it is still there. */
  find(node: number): Element | null;
  stop: Cancel;
};

const { mirror } = record;
const elementOf = (id: number): Element | null => {
  const node = mirror.getNode(id);
  return node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : null;
};
const live: LiveNodes = {
  area: (id) => areaAround(mirror.getNode(id)),
  field(id) {
    const element = elementOf(id);
    return element ? maskOfElement(element) : undefined;
  },
  tag: (id) => elementOf(id)?.localName ?? '',
  parentTag: (id) => mirror.getNode(id)?.parentElement?.localName ?? '',
};

export function recordPage(onEvent: (event: eventWithTime) => void, onFault: (fault: unknown) => void): PageRecorder {
  const stop = record({
    emit(event) {
      try {
        onEvent(scrubEvent(event as eventWithTime, live));
      } catch (fault) {
        onFault(fault);
      }
    },
    // Every kind of field, by its tag: the recorder's own list of types leaves some out.
    maskInputOptions: { input: true, textarea: true, select: true } as never,
    maskInputFn: (text, element) => maskValue(text, (element && maskOfElement(element)) || 'secret'),
    blockSelector: BLOCKED,
    slimDOMOptions: 'all',
    inlineStylesheet: true,
    recordCanvas: false,
    sampling: { input: 'all', mousemove: MOUSE_SAMPLE_MS, mousemoveCallback: MOUSE_BATCH_MS, scroll: 60, media: 800 },
    // A fault of the recorder is ours, never the page's.
    errorHandler: () => true,
  });
  if (!stop) throw new Error('the recorder did not start');
  return { snapshot: () => record.takeFullSnapshot(), find: elementOf, stop };
}
