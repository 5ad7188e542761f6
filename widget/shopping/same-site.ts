/** The agent's word is checked here once more: only pages of this very origin open from the list. */
import type { App } from '../app.ts';
import { isPhone, pageUrl } from '../env.ts';

export function sameSite(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { href, origin, protocol } = new URL(url);
  return /^https?:$/.test(protocol) && origin === pageUrl().origin ? href : undefined;
}

/** On a phone the panel would cover the page it has just led to. */
export const makeRoom =
  ({ close }: App) =>
  (): void => {
    if (isPhone()) close();
  };
