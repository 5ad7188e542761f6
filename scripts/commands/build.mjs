// `npm run build`: builds widget and console, changed or not.
import { ensureBuild } from '../lib/ensure-build.mjs';
import { createSteps } from '../lib/progress.mjs';

export async function build({ node }) {
  await createSteps(1).step('Widget and console', (say) => ensureBuild(node, say, { force: true }));
  return 0;
}
