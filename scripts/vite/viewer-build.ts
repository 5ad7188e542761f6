// Builds the viewer of pictures, documents and films, a page below /show/, and lays beside it what the reader of documents fetches.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { BROWSER_TARGET, ROOT, browserBase } from './browser-base.ts';

/** Character tables, letters every reader of documents must have, a colour profile, and decoders that need no WebAssembly. */
const BESIDE: Readonly<Record<string, RegExp>> = {
  cmaps: /./,
  standard_fonts: /./,
  iccs: /./,
  wasm: /_nowasm_fallback\.js$|^LICENSE_/,
};

function besideDocuments(): Plugin {
  return {
    name: 'beside-documents',
    generateBundle() {
      for (const [folder, wanted] of Object.entries(BESIDE)) {
        const from = join(ROOT, 'node_modules/pdfjs-dist', folder);
        for (const name of readdirSync(from).filter((file) => wanted.test(file))) {
          this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source: readFileSync(join(from, name)) });
        }
      }
    },
  };
}

export function viewerBuild(outDir: string): InlineConfig {
  return {
    ...browserBase(),
    root: join(ROOT, 'viewer'),
    base: '/show/',
    plugins: [besideDocuments()],
    build: {
      outDir,
      emptyOutDir: true,
      target: BROWSER_TARGET,
      sourcemap: 'hidden',
      license: { fileName: 'licenses.md' },
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // The reader of documents, fetched by whoever is shown one.
      chunkSizeWarningLimit: 800,
      rolldownOptions: { input: join(ROOT, 'viewer/viewer.html') },
    },
  };
}
