/** Says in words that the server cannot be reached, and nothing while all is well. */
import type { Shown } from './shown.ts';

export function LinkBanner({ now, texts }: Shown) {
  const words = { lost: texts.lost, unavailable: texts.unavailable, outdated: texts.outdated }[now.link as 'lost'];
  return (
    <div role="status" class={words ? 'banner' : 'unseen'}>
      {words}
    </div>
  );
}
