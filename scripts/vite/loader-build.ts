// Builds the one file a site's script tag names: a classic script that knows the hashed name of the widget's entry.
import type { InlineConfig } from 'vite';
import { BROWSER_TARGET, browserBase } from './browser-base.ts';

export const LOADER_FILE = 'lotse.js';

export function loaderBuild(outDir: string, bootFile: string): InlineConfig {
  return {
    ...browserBase(),
    define: { __LOTSE_BOOT__: JSON.stringify(bootFile) },
    build: {
      outDir,
      emptyOutDir: false,
      target: BROWSER_TARGET,
      sourcemap: 'hidden',
      // Library mode for the same reason as the chunks: no preload helper around the one import().
      lib: { entry: 'widget/loader.ts', formats: ['iife'], name: 'lotseLoader' },
      rolldownOptions: { output: { entryFileNames: LOADER_FILE, codeSplitting: false, comments: false } },
    },
  };
}
