// Says which C++ files the media worker consists of, by reading the build lists inside the mediasoup package.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function workerSources(workerFolder) {
  const rtcFolder = join(workerFolder, 'deps/libwebrtc');
  return [
    ...listed(join(workerFolder, 'meson.build'), 'common_sources').map((file) => join(workerFolder, file)),
    ...listed(join(rtcFolder, 'meson.build'), 'libwebrtc_sources').map((file) => join(rtcFolder, file)),
    join(workerFolder, 'src/main.cpp'),
  ];
}

function listed(mesonFile, variable) {
  const text = readFileSync(mesonFile, 'utf8');
  const files = [];
  for (const start of text.matchAll(new RegExp(`\\b${variable}\\s*\\+?=\\s*\\[`, 'g'))) {
    const list = text.slice(start.index, text.indexOf(']', start.index));
    files.push(...[...list.matchAll(/'([^']+\.(?:cpp|cc))'/g)].map((match) => match[1]));
  }
  if (files.length === 0) throw new Error(`no sources found in ${mesonFile}`);
  return files;
}
