/** The replica that is on my screen, by session: what works beside the page finds its elements there. */
import { signal } from '@preact/signals';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { withEntry, without } from '../map-change.ts';
import type { GlassProps } from '../page/glass-props.ts';

export type ShownPage = Pick<GlassProps, 'replica' | 'picture'>;
const pages = signal<ReadonlyMap<SessionId, ShownPage>>(new Map());

export const shownPage = (sessionId: SessionId): ShownPage | undefined => pages.value.get(sessionId);

export function notePage(sessionId: SessionId, page: ShownPage): () => void {
  pages.value = withEntry(pages.peek(), sessionId, page);
  return () => {
    if (pages.peek().get(sessionId) === page) pages.value = without(pages.peek(), sessionId);
  };
}

/** An element of the page on my screen by the recorder's number. */
export function elementOf({ replica }: Pick<ShownPage, 'replica'>, node: number): Element | null {
  const found = node > 0 ? replica.node(node) : null;
  return found?.nodeType === 1 && found.isConnected ? (found as Element) : null;
}
