/**
 * What travels before and after consent, gzipped, against what the bare libraries cost when bundled alone by the same Vite:
 * preact + socket.io-client for the chat, `@rrweb/record` for the page, mediasoup-client for the call.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { report, row } from './support/report.ts';

const SKELETONS: Record<string, string> = {
  chat: `import { h, render } from 'preact'; import { io } from 'socket.io-client';
    const s = io('/'); s.on('m', (t) => render(h('p', null, t), document.body));`,
  page: `import { record } from '@rrweb/record'; window.x = record({ emit: console.log });`,
  call: `import { Device } from 'mediasoup-client'; window.x = new Device();`,
};

async function skeletonBytes(name: string): Promise<number> {
  const entry = `virtual:${name}`;
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'skeleton',
        resolveId: (id) => (id === entry ? `\0${id}` : undefined),
        load: (id) => (id === `\0${entry}` ? SKELETONS[name] : undefined),
      },
    ],
    build: { write: false, target: 'es2022', rollupOptions: { input: entry }, modulePreload: false },
  });
  const bundles = Array.isArray(output) ? output : [output];
  let bytes = 0;
  for (const bundle of bundles) {
    if (!('output' in bundle)) continue;
    for (const chunk of bundle.output) if (chunk.type === 'chunk') bytes += gzipSync(chunk.code, { level: 9 }).length;
  }
  return bytes;
}

type Measured = { readonly name: string; readonly bytes: number; readonly budget: number };
const { measureSizes } = (await import('../../scripts/sizes.mjs')) as {
  measureSizes(): Promise<Measured[]> | Measured[];
};
const measured = new Map((await measureSizes()).map((size) => [size.name, size]));
const kilobytes = (bytes: number) => bytes / 1024;
const chat = await skeletonBytes('chat');
const rows = [
  ['loader', chat],
  ['idle', chat],
  ['chat', chat],
  ['page', await skeletonBytes('page')],
  ['call', await skeletonBytes('call')],
].map(([name, reference]) => {
  const size = measured.get(name as string);
  if (!size) throw new Error(`sizes.mjs measured no '${name}'`);
  return row(
    `${size.name} (gz)`,
    'KB',
    kilobytes(size.bytes),
    kilobytes(reference as number),
    `≤ ${kilobytes(size.budget).toFixed(0)} KB`,
  );
});
report('sizes', rows);
