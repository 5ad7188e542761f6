// Calls the C++ compiler: flags, precompiled header, one object, the link. Knows nothing of which files there are.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CXX = process.env.CXX ?? 'g++';
const SHIM = fileURLToPath(new URL('shim', import.meta.url));

// What nearly every source includes: parsed once, it halves the build.
const COMMON_HEADERS = `common.hpp Logger.hpp MediaSoupErrors.hpp Utils.hpp Channel/ChannelRequest.hpp
  Channel/ChannelNotifier.hpp SharedInterface.hpp ankerl/unordered_dense.h flatbuffers/flatbuffers.h map set deque list
  functional memory optional vector string string_view algorithm sstream iostream chrono span mutex limits ranges
  variant`.split(/\s+/);

const STATIC_LIBRARIES = `absl_strings absl_strings_internal absl_int128 absl_throw_delegate absl_bad_optional_access
  absl_raw_logging_internal absl_base absl_spinlock_wait absl_log_severity flatbuffers`.split(/\s+/);
const SHARED_LIBRARIES = ['uv', 'srtp2', 'ssl', 'crypto', 'dl'];

export function createCompiler(workerFolder, generatedFolder) {
  // No -Dms_use_builtin_bwe: in 3.27.1 it leaves out bandwidth feedback.
  const flags = ['-std=c++20', '-O2', '-pthread', '-w'];
  flags.push('-DNDEBUG', '-DMS_LITTLE_ENDIAN', '-DMS_EXECUTABLE', '-DFLATBUFFERS_LOCALE_INDEPENDENT=1');
  const rtcFolder = join(workerFolder, 'deps/libwebrtc');
  const folders = [SHIM, join(workerFolder, 'include'), generatedFolder, rtcFolder, join(rtcFolder, 'libwebrtc')];
  flags.push(...folders.flatMap((folder) => ['-I', folder]));
  let headerFlags = [];

  return {
    async precompileHeader(folder) {
      const header = join(folder, 'common-headers.hpp');
      mkdirSync(folder, { recursive: true });
      writeFileSync(header, COMMON_HEADERS.map((name) => `#include <${name}>\n`).join(''));
      await run([...flags, '-x', 'c++-header', '-o', `${header}.gch`, header]);
      headerFlags = ['-include', header];
    },
    async compile(source, object) {
      const extra = source.endsWith('.cpp') ? headerFlags : [];
      await run([...flags, ...extra, '-c', '-o', `${object}.part`, source]);
      renameSync(`${object}.part`, object);
    },
    async link(objects, out) {
      const statics = STATIC_LIBRARIES.filter(hasStaticLibrary).map((name) => `-l${name}`);
      const shared = SHARED_LIBRARIES.map((name) => `-l${name}`);
      const libraries = [
        '-Wl,-Bstatic',
        '-Wl,--start-group',
        ...statics,
        '-Wl,--end-group',
        '-Wl,-Bdynamic',
        ...shared,
      ];
      await run(['-O2', '-s', '-pthread', '-o', `${out}.part`, ...objects, ...libraries]);
      renameSync(`${out}.part`, out);
    },
  };
}

// Which parts absl is cut into differs from version to version; the compiler echoes the bare name of what it lacks.
function hasStaticLibrary(name) {
  return isAbsolute(execFileSync(CXX, [`-print-file-name=lib${name}.a`], { encoding: 'utf8' }).trim());
}

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill()));

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(CXX, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    running.add(child);
    child.stderr.setEncoding('utf8').on('data', (text) => (complaint = (complaint + text).slice(0, 2000)));
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      if (code === 0) resolve();
      else reject(new Error(`${CXX} failed (${code}) on ${args.at(-1)}\n${complaint}`));
    });
  });
}
