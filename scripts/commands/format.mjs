// `npm run format [-- PATH …]`: rewrites sources in the house's format.
import { packageProgram } from '../lib/package-program.mjs';
import { runCommand } from '../lib/run-command.mjs';

export async function format({ node, args }) {
  const { code } = await runCommand(node, [packageProgram('oxfmt'), ...args], { show: true });
  return code;
}
