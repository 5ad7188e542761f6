// `npm test`: everything there is to test, on a machine that may have nothing; ends with one line of counts.
import { ensureSystemPackages } from '../lib/ensure-system-packages.mjs';
import { mediaWorkerStage } from '../lib/media-worker-stage.mjs';
import { closeStages, runStages } from '../lib/run-stages.mjs';
import { vitestStage } from '../lib/vitest-stage.mjs';
import { checkStages } from './check.mjs';

export async function test({ node }) {
  const context = { node, environment: {} };
  const outcome = await runStages([
    { title: 'Browser, PostgreSQL, Redis, fonts', run: async (say) => ({ summary: await ensureSystemPackages(say) }) },
    mediaWorkerStage(context),
    ...checkStages(context),
    vitestStage('Contract tests', context, 'contract'),
    vitestStage('Integration tests', context, 'integration'),
    vitestStage('Browser tests', context, 'e2e'),
  ]);
  const code = closeStages(outcome);
  console.log(`\n${outcome.counts.passed} passed, ${outcome.counts.failed} failed`);
  return code;
}
