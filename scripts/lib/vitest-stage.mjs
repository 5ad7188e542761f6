// A stage that runs one Vitest project: shown as it goes, counted from its JSON report.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from './child-environment.mjs';
import { postgresqlFolders } from './ensure-system-packages.mjs';
import { packageProgram } from './package-program.mjs';
import { runCommand } from './run-command.mjs';

/** `context.environment` is read when the stage runs, after the stages that fill it. */
export function vitestStage(title, context, project, filters = []) {
  return { title, run: (say) => runVitest(context, project, filters, say) };
}

async function runVitest({ node, environment }, project, filters, say) {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-vitest-'));
  const report = join(folder, 'report.json');
  try {
    say('');
    const options = ['--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { code } = await runCommand(node, [packageProgram('vitest'), 'run', ...options, ...filters], {
      env: childEnvironment(node, { NODE_OPTIONS: nodeOptions(), ...environment }, postgresqlFolders()),
      show: true,
    });
    const counts = readCounts(report);
    if (code === 0) return { ...counts, summary: `${counts.passed} passed` };
    // A file that does not load, or an error outside any test, fails the run without a failed test.
    return { ...counts, problem: counts.failed > 0 ? `${counts.failed} failed` : `vitest ended with ${code}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

function nodeOptions() {
  return [process.env.NODE_OPTIONS, '--disable-warning=ExperimentalWarning'].filter(Boolean).join(' ');
}
