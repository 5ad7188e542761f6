// Runs stages one after another, goes on after a failed one (people want to see everything that is wrong), counts tests.
import { createSteps } from './progress.mjs';

/**
 * A stage's `run(say)` returns `{ summary, passed, failed, skipped, problem }`, all optional; it fails by a problem or by
 * throwing. A failed stage that is `needed` by the rest ends the run.
 */
export async function runStages(stages) {
  const { step } = createSteps(stages.length);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failedStages = [];
  for (const { title, run, needed = false } of stages) {
    try {
      await step(title, async (say) => {
        const { summary, passed = 0, failed = 0, skipped = 0, problem } = (await run(say)) ?? {};
        counts.passed += passed;
        counts.failed += failed;
        counts.skipped += skipped;
        if (problem) throw Object.assign(new Error(problem), { isCounted: failed > 0 });
        return summary;
      });
    } catch (error) {
      // On the same stream as the steps, so that it stays with its own in a log.
      console.log(`${error.message}\n`);
      failedStages.push(title);
      // Whatever failed without a failed test must not hide behind "0 failed".
      if (!error.isCounted) counts.failed += 1;
      if (needed) break;
    }
  }
  return { counts, failedStages };
}

/** Says how it went and gives the exit code. */
export function closeStages({ counts, failedStages }) {
  if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
  if (counts.skipped > 0) console.log(`\n${counts.skipped} skipped`);
  return failedStages.length > 0 ? 1 : 0;
}
