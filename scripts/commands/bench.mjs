// `npm run bench [-- NAME …] [--json FILE] [--list]`: runs measurements one after another, prints one table, keeps the figures.
// A bench is a program of its own, tests/bench/NAME.bench.ts; with `--json-out FILE` it leaves its rows in FILE.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchTable } from '../lib/bench-table.mjs';
import { childEnvironment } from '../lib/child-environment.mjs';
import { ensureBuild } from '../lib/ensure-build.mjs';
import { postgresqlFolders } from '../lib/ensure-system-packages.mjs';
import { mediaWorkerStage } from '../lib/media-worker-stage.mjs';
import { projectRoot } from '../lib/project-root.mjs';
import { closeStages, runStages } from '../lib/run-stages.mjs';
import { runCommand } from '../lib/run-command.mjs';

const FOLDER = join(projectRoot, 'tests/bench');
const ENDING = '.bench.ts';

export async function bench({ node, args }) {
  const { values, positionals: wanted } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'string' }, list: { type: 'boolean', default: false } },
  });
  const known = benchNames();
  const unknown = wanted.filter((name) => !known.includes(name));
  if (values.list || unknown.length > 0) {
    console.log(`${unknown.length > 0 ? `No bench ${unknown.join(', ')}. ` : ''}There are:\n  ${known.join('\n  ')}`);
    return unknown.length > 0 ? 1 : 0;
  }

  const context = { node, environment: {} };
  const names = wanted.length > 0 ? wanted : known;
  const results = [];
  const outcome = await runStages([
    { title: 'Widget and console', run: async (say) => ({ summary: await ensureBuild(node, say) }) },
    mediaWorkerStage(context),
    ...names.map((name) => ({
      title: `Bench ${name}`,
      run: async (say) => {
        say('');
        results.push(await runBench(name, context));
      },
    })),
  ]);
  console.log(`\n${benchTable(results)}`);
  keep(results, values.json);
  return closeStages(outcome);
}

function benchNames() {
  if (!existsSync(FOLDER)) return [];
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(ENDING));
  return files.map((file) => file.slice(0, -ENDING.length)).toSorted();
}

async function runBench(name, { node, environment }) {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-bench-'));
  const out = join(folder, 'rows.json');
  try {
    const args = [
      '--disable-warning=ExperimentalWarning',
      '--expose-gc',
      join(FOLDER, name + ENDING),
      '--json-out',
      out,
    ];
    const env = childEnvironment(node, environment, postgresqlFolders());
    const { code } = await runCommand(node, args, { env, show: true });
    if (code !== 0) throw new Error(`bench ${name} ended with ${code}`);
    return JSON.parse(readFileSync(out, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keep(benches, file = join('data', 'bench-last.json')) {
  // Relative to where npm was called, not to where it runs.
  const path = resolve(file.startsWith('data') ? projectRoot : (process.env.INIT_CWD ?? ''), file);
  const machine = {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    platform: `${process.platform} ${process.arch}`,
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, benches }, null, 2)}\n`);
  console.log(`\nKept in ${path}`);
}
