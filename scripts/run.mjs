// `npm run build|check|test|e2e|bench|format`: makes sure of Node and packages, then hands over to scripts/commands/.
import { endWithNpm } from './lib/end-with-npm.mjs';
import { ensureNode } from './lib/ensure-node.mjs';
import { ensurePackages } from './lib/ensure-packages.mjs';
import { createSteps } from './lib/progress.mjs';

const COMMANDS = {
  build: {
    does: 'build widget and console into dist/',
    load: async () => (await import('./commands/build.mjs')).build,
  },
  check: {
    does: 'format, lint, types, unit tests, build, sizes',
    load: async () => (await import('./commands/check.mjs')).check,
  },
  test: {
    does: 'check, then contract, integration and browser tests',
    load: async () => (await import('./commands/test.mjs')).test,
  },
  e2e: {
    does: 'browser tests, all or by name: npm run e2e -- NAME …',
    load: async () => (await import('./commands/e2e.mjs')).e2e,
  },
  bench: {
    does: 'measurements: npm run bench -- [NAME …] [--json FILE] [--list]',
    load: async () => (await import('./commands/bench.mjs')).bench,
  },
  format: { does: 'format all sources in place', load: async () => (await import('./commands/format.mjs')).format },
};

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;

endWithNpm();
try {
  if (command) process.exitCode = await runPrepared(command, args);
  else printHelp();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

async function runPrepared({ load }, commandArgs) {
  const { step } = createSteps(2);
  const node = await step('Node 24', ensureNode);
  await step('Packages', (say) => ensurePackages(node, say));
  const run = await load();
  return run({ node, args: commandArgs });
}

function printHelp() {
  console.log('What can be run:');
  for (const [key, { does }] of Object.entries(COMMANDS)) console.log(`  npm run ${key.padEnd(8)}${does}`);
  process.exitCode = name === undefined || name === 'help' || name === '--help' ? 0 : 1;
}
