/**
 * The same form as a React page, a Vue page and a plain page, for tests that want to know whether frameworks notice:
 *
 *     const pages = await buildHostPages();
 *     const host = await startHostSite(pages.path, () => tag, () => strictPolicy(server.url)); // the policy for plain.html only
 *     await page.goto(`${host.url}react.html`); // or vue.html, plain.html
 *     const state = await readSaid(page); // what the page's own state holds: fields.js
 *     pages.remove();
 *
 * Everything carries data-lotse="unmask" but the e-mail address. `plain.html` holds a frame of the same origin (frame.html).
 */
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { createThrowAwayFolder, type ThrowAwayFolder } from '../throw-away-folder.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const ENTRIES = { react: 'react/react-form.jsx', vue: 'vue/vue-form.js', plain: 'plain.js' };

export async function buildHostPages(): Promise<ThrowAwayFolder> {
  const folder = createThrowAwayFolder('host-pages');
  await build({
    configFile: false,
    root: here('.'),
    publicDir: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'react', development: false } },
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      outDir: folder.path,
      emptyOutDir: false,
      modulePreload: false,
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, here(file)])),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  cpSync(here('site'), folder.path, { recursive: true });
  return folder;
}

/** Nothing with `unsafe-`: what docs/site-owners.md asks for, and no more. Vue's template compiler does not run under it. */
export const strictPolicy = (lotseUrl: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src 'self' ${lotseUrl}`,
    `connect-src 'self' ${lotseUrl} ${lotseUrl.replace('http', 'ws')}`,
    "style-src 'self'",
    "img-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
  ].join('; '),
});

/** The form's state as the page's own program holds it. */
export const readSaid = async (page: Page): Promise<Record<string, unknown>> =>
  JSON.parse((await page.locator('#said').textContent()) ?? '{}');
