// Measures what a visitor's browser transfers (gzip, file by file) against the budgets in sizes.json.
// By hand, after a build: node scripts/sizes.mjs
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { projectRoot } from './lib/project-root.mjs';

const WIDGET = join(projectRoot, 'dist/widget');
const KILOBYTE = 1024;

/** A stage (see run-stages). */
export async function checkSizes(say) {
  const rows = measureSizes();
  say(sizeTable(rows));
  const over = rows.filter(({ bytes, budget }) => bytes > budget);
  if (over.length === 0) return { summary: 'within budget' };
  return {
    problem: over.map(({ what, bytes, budget }) => `${what}: ${bytes - budget} bytes over budget`).join('\n'),
  };
}

/** @returns {{ name: string, what: string, bytes: number, budget: number }[]} all in bytes */
export function measureSizes() {
  const budgets = JSON.parse(readFileSync(new URL('sizes.json', import.meta.url), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(WIDGET, '.vite/manifest.json'), 'utf8'));
  return budgets.map(({ name, what, budgetKilobytes, files = [], entries = [], largestOf = [], beyond = [] }) => {
    const counted = new Set([...files, ...filesOf(manifest, entries)]);
    for (const file of filesOf(manifest, beyond)) counted.delete(file);
    // Of a folder of languages a visitor loads one.
    const others = [...filesOf(manifest, largestOf)].filter((file) => !counted.has(file));
    const bytes = sum([...counted].map(gzippedBytes)) + Math.max(0, ...others.map(gzippedBytes));
    return { name, what, bytes, budget: budgetKilobytes * KILOBYTE };
  });
}

function gzippedBytes(file) {
  return gzipSync(readFileSync(join(WIDGET, file)), { level: 9 }).length;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

function filesOf(manifest, wanted) {
  return new Set(wanted.flatMap((source) => entryKeys(manifest, source).flatMap((key) => [...closure(manifest, key)])));
}

/** A source file, or a folder (ending in a slash) for all that is loaded from it by import(). */
function entryKeys(manifest, source) {
  const keys = Object.keys(manifest).filter((key) => {
    const { isEntry, isDynamicEntry } = manifest[key];
    return (isEntry || isDynamicEntry) && (source.endsWith('/') ? key.startsWith(source) : key === source);
  });
  // A renamed folder must not pass as one of no bytes.
  if (keys.length === 0) throw new Error(`sizes.json names ${source}, but the build has no chunk from there`);
  return keys;
}

function closure(manifest, key, seen = new Set(), files = new Set()) {
  if (seen.has(key)) return files;
  seen.add(key);
  const { file, css = [], imports = [] } = manifest[key];
  for (const name of [file, ...css]) files.add(name);
  for (const imported of imports) closure(manifest, imported, seen, files);
  return files;
}

function sizeTable(rows) {
  const width = Math.max(...rows.map(({ what }) => what.length));
  return rows
    .map(({ what, bytes, budget }) => {
      const mark = bytes > budget ? '  OVER' : '';
      return `${what.padEnd(width)} ${kilobytes(bytes)} of ${kilobytes(budget)} gz${mark}`;
    })
    .join('\n');
}

function kilobytes(bytes) {
  return `${(bytes / KILOBYTE).toFixed(1)} KB`.padStart(8);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { problem } = await checkSizes((text) => console.log(text));
  if (problem) console.error(problem);
  process.exitCode = problem ? 1 : 0;
}
