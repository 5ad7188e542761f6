// Builds everything of the widget that the loader fetches: ES chunks with hashed names, cut at every import().
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { besideBlur } from './beside-blur.ts';
import { BROWSER_TARGET, browserBase } from './browser-base.ts';
import { fitMediaClient } from './fit-media-client.ts';
import { fitRecorder } from './fit-recorder.ts';

export const WIDGET_ENTRY = 'widget/boot.ts';

export function widgetBuild(outDir: string): InlineConfig {
  return {
    ...browserBase(),
    // Chunks come from another origin than the page, so they find each other relative to themselves.
    base: './',
    plugins: [fitRecorder(), fitMediaClient(), besideBlur()],
    resolve: { alias: { debug: fileURLToPath(new URL('no-debug.ts', import.meta.url)) } },
    // What library mode leaves to the site's own bundler; there is none.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: BROWSER_TARGET,
      manifest: true,
      sourcemap: 'hidden',
      license: { fileName: 'licenses.md' },
      // Library mode only because it leaves import() as written: otherwise every one is wrapped in a preload helper, even
      // with modulePreload off, which costs 1 KB and fetches nothing for chunks without style sheets.
      lib: { entry: WIDGET_ENTRY, formats: ['es'] },
      rolldownOptions: {
        // The loader calls what boot exports; other chunks may add to it what they share.
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
          comments: false,
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  };
}
