/** Keeps our one element in a page that replaces its body or empties it, as single-page frameworks do. */
import { nowMs, type Cancel } from '../env.ts';
import type { Fence } from '../fence.ts';

/** A page that takes us out this often within a second means it: we do not fight. */
const MAX_RETURNS = 20;
const PACE_MS = 1_000;

export function stayInPage(element: HTMLElement, fence: Fence): Cancel {
  let returns = 0;
  let since = nowMs();
  const observer = new MutationObserver(fence.guard(come));
  const watch = (parent: Node) => observer.observe(parent, { childList: true });

  function come(): void {
    // Between two bodies there is none; the next change brings it.
    if (element.isConnected || !document.body) return;
    if (nowMs() - since > PACE_MS) {
      since = nowMs();
      returns = 0;
    }
    returns += 1;
    if (returns > MAX_RETURNS) return;
    observer.disconnect();
    document.body.append(element);
    watch(document.documentElement);
    watch(document.body);
  }
  watch(document.documentElement);
  come();
  return () => {
    observer.disconnect();
    element.remove();
  };
}
