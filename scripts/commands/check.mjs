// `npm run check`: everything that needs no server, no browser and no network.
import { ensureBuild } from '../lib/ensure-build.mjs';
import { closeStages, runStages } from '../lib/run-stages.mjs';
import { toolStage } from '../lib/tool-stage.mjs';
import { vitestStage } from '../lib/vitest-stage.mjs';
import { checkSizes } from '../sizes.mjs';

export async function check({ node }) {
  return closeStages(await runStages(checkStages({ node, environment: {} })));
}

export function checkStages(context) {
  return [
    toolStage('Format', context, 'oxfmt', ['--check']),
    toolStage('Lint', context, 'oxlint', ['--deny-warnings']),
    toolStage('Types', context, 'typescript', ['--noEmit', '-p', '.'], 'tsc'),
    vitestStage('Unit, protocol and architecture tests', context, 'unit'),
    { title: 'Build', run: async (say) => ({ summary: await ensureBuild(context.node, say) }) },
    { title: 'Sizes', run: checkSizes },
  ];
}
