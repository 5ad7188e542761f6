// Builds the agents' console, a single-page app below /console/.
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { besideBlur } from './beside-blur.ts';
import { BROWSER_TARGET, ROOT, browserBase } from './browser-base.ts';
import { fitReplayer } from './fit-replayer.ts';

export function consoleBuild(outDir: string): InlineConfig {
  return {
    ...browserBase(),
    root: join(ROOT, 'console'),
    base: '/console/',
    plugins: [besideBlur('assets/'), fitReplayer()],
    build: {
      outDir,
      emptyOutDir: true,
      target: BROWSER_TARGET,
      sourcemap: 'hidden',
      license: { fileName: 'licenses.md' },
      modulePreload: { polyfill: false },
      // The console's content policy allows no data: fonts or images of our own making.
      assetsInlineLimit: 0,
      // An application people keep open all day: what it loads once matters less than what the widget does.
      chunkSizeWarningLimit: 700,
    },
  };
}
