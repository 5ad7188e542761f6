// A stage that runs one checking program of an installed package: silent when content, its whole output when not.
import { childEnvironment } from './child-environment.mjs';
import { packageProgram } from './package-program.mjs';
import { runCommand } from './run-command.mjs';

export function toolStage(title, { node }, packageName, args, program) {
  return {
    title,
    async run() {
      const file = packageProgram(packageName, program);
      const { code, output } = await runCommand(node, [file, ...args], { env: childEnvironment(node) });
      return code === 0 ? { summary: 'ok' } : { problem: output.trim() || `${packageName} ended with ${code}` };
    },
  };
}
