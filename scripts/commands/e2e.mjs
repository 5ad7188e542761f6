// `npm run e2e [-- NAME …]`: browser tests, all of them or the scenarios named.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from '../lib/ensure-build.mjs';
import { ensureSystemPackages } from '../lib/ensure-system-packages.mjs';
import { mediaWorkerStage } from '../lib/media-worker-stage.mjs';
import { projectRoot } from '../lib/project-root.mjs';
import { closeStages, runStages } from '../lib/run-stages.mjs';
import { vitestStage } from '../lib/vitest-stage.mjs';

const FOLDER = 'tests/e2e';

export async function e2e({ node, args: names }) {
  const known = scenarios();
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`No scenario ${unknown.join(', ')}. There are: ${known.join(', ') || 'none'}`);
    return 1;
  }
  const context = { node, environment: {} };
  const filters = names.map((name) => `${FOLDER}/${name}/`);
  const needed = true;
  const outcome = await runStages([
    {
      title: 'Browser, PostgreSQL, Redis, fonts',
      needed,
      run: async (say) => ({ summary: await ensureSystemPackages(say) }),
    },
    mediaWorkerStage(context),
    { title: 'Widget and console', needed, run: async (say) => ({ summary: await ensureBuild(node, say) }) },
    vitestStage(`Browser tests ${names.join(', ')}`.trim(), context, 'e2e', filters),
  ]);
  return closeStages(outcome);
}

function scenarios() {
  const folder = join(projectRoot, FOLDER);
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
