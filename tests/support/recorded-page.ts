/** Pages as the recorder tells them, and what the console makes of them. */
import { createEventSanitizer } from '../../console/page/cleaning/sanitize-event.ts';
import { createUrlPolicy } from '../../console/page/cleaning/url-policy.ts';

export const allow = createUrlPolicy({
  consoleOrigin: 'https://lotse.example',
  pageOrigin: 'https://shop.example',
  isFrameWithoutCookies: true,
});
export type Node = {
  id: number;
  type: number;
  tagName?: string;
  attributes?: Record<string, unknown>;
  childNodes?: Node[];
  textContent?: string;
};

let nextId = 100;
export const element = (tagName: string, attributes: Record<string, unknown> = {}, childNodes: Node[] = []): Node => ({
  type: 2,
  id: nextId++,
  tagName,
  attributes,
  childNodes,
});
export const text = (textContent: string): Node => ({ type: 3, id: nextId++, textContent });
export const snapshotOf = (...inside: unknown[]) => ({
  type: 2,
  timestamp: 5,
  data: {
    initialOffset: { top: 0, left: 0 },
    node: { type: 0, id: 1, childNodes: [{ type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: inside }] },
  },
});
export const mutation = (part: object) => ({
  type: 3,
  timestamp: 6,
  data: { source: 0, adds: [], removes: [], texts: [], attributes: [], ...part },
});

export function shown(...inside: unknown[]): Node[] {
  const event = createEventSanitizer(allow)(snapshotOf(...inside));
  const root = event?.data['node'] as Node | undefined;
  return root?.childNodes?.[0]?.childNodes ?? [];
}
export const first = (...inside: unknown[]): Node => shown(...inside)[0]!;
