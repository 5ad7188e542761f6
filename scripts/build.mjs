// Builds the browser programs named on the command line (widget, console, viewer) into dist/. Runs under Node 24 with packages.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';
import { projectRoot } from './lib/project-root.mjs';
import { consoleBuild } from './vite/console-build.ts';
import { loaderBuild } from './vite/loader-build.ts';
import { viewerBuild } from './vite/viewer-build.ts';
import { WIDGET_ENTRY, widgetBuild } from './vite/widget-build.ts';

const dist = join(projectRoot, 'dist');

const PROGRAMS = {
  async widget(outDir) {
    await build(widgetBuild(outDir));
    const manifest = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8'));
    await build(loaderBuild(outDir, manifest[WIDGET_ENTRY].file));
  },
  async console(outDir) {
    await build(consoleBuild(outDir));
  },
  async viewer(outDir) {
    await build(viewerBuild(outDir));
  },
};

try {
  for (const name of process.argv.slice(2)) {
    // Built aside and put in place whole: a failed build leaves the last good one, a running server never serves half of one.
    const aside = join(dist, `${name}.new`);
    await PROGRAMS[name](aside);
    replaceFolder(aside, join(dist, name));
  }
} catch (error) {
  // The bundler colours its messages whether anybody can see it or not.
  console.error(stripVTControlCharacters(error.message));
  process.exitCode = 1;
}

function replaceFolder(from, to) {
  const old = `${to}.old`;
  mkdirSync(dist, { recursive: true });
  rmSync(old, { recursive: true, force: true });
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
  rmSync(old, { recursive: true, force: true });
}
