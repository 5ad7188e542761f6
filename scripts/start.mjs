// `npm start`: gets everything that is missing, then runs the server until it ends. Runs on any Node from 20, with nothing installed.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment } from './lib/child-environment.mjs';
import { endWithNpm } from './lib/end-with-npm.mjs';
import { ensureBuild } from './lib/ensure-build.mjs';
import { ensureMediaWorker, mediaWorkerEnvironment } from './lib/ensure-media-worker.mjs';
import { ensureNode } from './lib/ensure-node.mjs';
import { ensurePackages } from './lib/ensure-packages.mjs';
import { forwardSignals } from './lib/forward-signals.mjs';
import { createSteps } from './lib/progress.mjs';
import { projectRoot } from './lib/project-root.mjs';

endWithNpm();
try {
  const { node, worker } = await prepare();
  runServer(node, mediaWorkerEnvironment(worker));
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

async function prepare() {
  const { step } = createSteps(4);
  const node = await step('Node 24', ensureNode);
  await step('Packages', (say) => ensurePackages(node, say));
  let worker;
  await step('Media worker for calls', async (say) => {
    worker = await ensureMediaWorker(node, say);
    return worker.path ? 'ready' : `none, so there are no calls: ${worker.reason}`;
  });
  await step('Widget and console', (say) => ensureBuild(node, say));
  return { node, worker };
}

function runServer(node, environment) {
  const args = ['--disable-warning=ExperimentalWarning', join('server', 'main.ts'), ...process.argv.slice(2)];
  const server = spawn(node, args, { cwd: projectRoot, env: childEnvironment(node, environment), stdio: 'inherit' });
  forwardSignals(server);
  server.on('error', (error) => {
    console.error(`The server could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  server.on('exit', (code, signal) => {
    // 128 + number is how shells report an end by signal; SIGTERM is the one that matters to supervisors.
    process.exit(code ?? (signal === 'SIGKILL' ? 137 : 143));
  });
}
