/** The process: reads settings, starts a node, prints where to go, ends on signals. What a node is made of: start-server.ts. */
import { secureChance } from './chance.ts';
import { readConfig, helpText, isDemo, type Config } from './config.ts';
import { announcement } from './demo/announce.ts';
import { createLog } from './log/create-log.ts';
import { startServer } from './start-server.ts';

const EXIT_BAD_SETTINGS = 2;
/** A stop that takes longer than this beyond draining hangs. */
const STOP_WITHIN_MS = 20_000;

if (process.argv.includes('--help')) {
  process.stdout.write(helpText());
} else {
  const settings = readConfig();
  if ('problems' in settings) {
    process.stderr.write(`These settings cannot be used:\n${settings.problems.map((line) => `  ${line}\n`).join('')}`);
    process.exitCode = EXIT_BAD_SETTINGS;
  } else {
    await run(settings.config);
  }
}

async function run(config: Config): Promise<void> {
  const nodeId = config.nodeId ?? secureChance.id<string>();
  const log = createLog({ level: config.logLevel, format: config.logFormat, nodeId });
  try {
    const server = await startServer({ ...config, nodeId }, log);
    log.info({ port: server.port, media: server.app.media.availability.state }, 'ready');
    process.stdout.write(announcement(server.url, isDemo(config), server.app.media.availability));
    if (server.firstAdministrator !== undefined) {
      // Behind the hash, so that no server and no proxy ever logs it.
      process.stdout.write(
        `  No account yet. Make the first administrator within a day:\n` +
          `  ${server.url}/console/#/first-administrator?token=${server.firstAdministrator}\n\n`,
      );
    }
    endOnSignals(server.stop, config.drainSeconds);
  } catch (error) {
    log.error({ err: error }, 'the server could not be started');
    process.stderr.write(
      `\n  The server could not be started: ${error instanceof Error ? error.message : String(error)}\n\n`,
    );
    // Half of a server may be running by now.
    process.exit(1);
  }

  function endOnSignals(stop: () => Promise<void>, drainSeconds: number): void {
    let isStopping = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (isStopping) process.exit(1);
        isStopping = true;
        log.info({ signal }, 'stopping');
        setTimeout(() => process.exit(1), drainSeconds * 1_000 + STOP_WITHIN_MS).unref();
        stop().then(
          () => process.exit(0),
          (error: unknown) => {
            log.error({ err: error }, 'the server did not stop cleanly');
            process.exit(1);
          },
        );
      });
    }
  }
}
