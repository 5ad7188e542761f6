/** Pages with a recorder to start in them: ours as it is built, with cleaning and packing, and bare `@rrweb/record`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { fitRecorder } from '../../../scripts/vite/fit-recorder.ts';
import { BROWSER_TARGET, browserBase } from '../../../scripts/vite/browser-base.ts';

/** Each puts `start()` on the window; it gives `window.raw` (every event) or calls `window.onFrame` (every packed frame). */
const ENTRIES: Record<'ours' | 'bare', string> = {
  ours: `import { recordPage } from '/widget/cobrowse/record-page.ts';
    import { nameSheets } from '/widget/cobrowse/name-sheets.ts';
    import { createPageStream } from '/widget/cobrowse/page-stream.ts';
    window.frames_ = [];
    const connection = { waitingBytes: () => 0, sendBytes: (_, bytes) => { frames_.push(bytes); window.onFrame?.(bytes); return true; } };
    window.start = () => {
      const sheets = nameSheets(0, 'bench');
      const stream = createPageStream(connection, 0, () => {}, sheets);
      window.recorder = recordPage({
        onEvent: stream.push, onSheet: sheets.name, onFault: (fault) => console.error(fault), onOutdated() {},
      });
      window.stop = () => { recorder.stop(); stream.stop(); };
    };`,
  bare: `import { record } from '@rrweb/record';
    window.raw = [];
    window.start = () => { window.stop = record({ emit: (event) => { raw.push(event); window.onRaw?.(event); } }); };`,
};

export async function bundleRecorder(which: 'ours' | 'bare'): Promise<string> {
  const entry = `virtual:${which}`;
  const output = await build({
    ...browserBase(),
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      ...(which === 'ours' ? [fitRecorder()] : []),
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? `\0${id}` : undefined),
        load: (id) => (id === `\0${entry}` ? ENTRIES[which] : undefined),
      },
    ],
    build: { write: false, target: BROWSER_TARGET, rollupOptions: { input: entry, output: { format: 'iife' } } },
  });
  const bundle = Array.isArray(output) ? output[0]! : output;
  if (!('output' in bundle)) throw new Error('nothing was built');
  return bundle.output[0].code;
}

/** About 35,000 elements: a table of the kind back offices have. */
export function bigTable(): string {
  const rows = Array.from({ length: 3_500 }, (_, row) => {
    const cells = Array.from(
      { length: 4 },
      (_cell, column) => `<td class="c${column}"><span>${row * column + 17} kWh</span></td>`,
    );
    return `<tr class="row" data-row="${row}">${cells.join('')}<td><a href="/order/${row}">Auftrag ${row}</a></td></tr>`;
  });
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Tabelle</title><style>td{padding:2px 8px;font:12px sans-serif}.c1{text-align:right}</style></head><body><h1>Aufträge</h1><table><tbody>${rows.join('')}</tbody></table></body></html>`;
}

export const shopItem = (): string =>
  dirname(createRequire(import.meta.url).resolve('startbootstrap-shop-item/dist/index.html'));
export const demoPage = (name: string): string => readFileSync(join('demo', name), 'utf8');
