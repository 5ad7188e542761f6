// Builds mediasoup's worker from the C++ sources in its npm package against Debian's libraries. Needs no network.
// By hand: node build-worker.mjs OUT [BUILD-FOLDER]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCompiler } from './compiler.mjs';
import { patchSource } from './patch-source.mjs';
import { workerSources } from './worker-sources.mjs';

const WORKER_FOLDER = fileURLToPath(new URL('../../node_modules/mediasoup/worker', import.meta.url));
// What the largest sources take; more compilers than fit would be killed for want of memory.
const COMPILER_BYTES = 700e6;

/** Objects already in `buildFolder` are kept, so that an interrupted build goes on where it stopped. */
export async function buildWorker(out, buildFolder, onProgress) {
  const generated = join(buildFolder, 'generated');
  const objectsFolder = join(buildFolder, 'objects');
  mkdirSync(objectsFolder, { recursive: true });
  generateMessages(join(generated, 'FBS'));

  const compiler = createCompiler(WORKER_FOLDER, generated);
  const units = workerSources(WORKER_FOLDER).map((source) => ({
    source: patchSource(WORKER_FOLDER, source, generated),
    object: join(objectsFolder, `${relative(WORKER_FOLDER, source).replaceAll('/', '__')}.o`),
  }));
  const todo = units.filter(({ object }) => !existsSync(object));
  if (todo.length > 0) await compiler.precompileHeader(join(buildFolder, 'header'));

  let done = units.length - todo.length;
  const workOff = async () => {
    for (let unit = todo.shift(); unit; unit = todo.shift()) {
      await compiler.compile(unit.source, unit.object);
      onProgress(++done / units.length);
    }
  };
  await Promise.all(Array.from({ length: jobs() }, workOff));
  await compiler.link(
    units.map(({ object }) => object),
    out,
  );
}

function generateMessages(folder) {
  const schemas = join(WORKER_FOLDER, 'fbs');
  const files = readdirSync(schemas).filter((file) => file.endsWith('.fbs'));
  mkdirSync(folder, { recursive: true });
  const options = ['--cpp', '--cpp-field-case-style', 'lower', '--reflect-names', '--scoped-enums'];
  const paths = files.map((file) => join(schemas, file));
  execFileSync('flatc', [...options, '--filename-suffix', '', '-o', folder, ...paths], { stdio: 'pipe' });
}

function jobs() {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / COMPILER_BYTES)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [out = 'mediasoup-worker', buildFolder = `${out}.build`] = process.argv.slice(2);
  let shown = -1;
  await buildWorker(resolve(out), resolve(buildFolder), (part) => {
    const percent = Math.floor(part * 10) * 10;
    if (percent > shown) console.log(`${(shown = percent)} % compiled`);
  });
}
