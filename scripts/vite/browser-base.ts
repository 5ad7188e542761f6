// What both browser programs are built for, in one place.
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BROWSER_TARGET = 'es2022';

/** Settings every build shares; each build says by itself what goes in and how it is cut. */
export function browserBase(): InlineConfig {
  return {
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  };
}
