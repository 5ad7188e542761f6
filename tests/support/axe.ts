/** What axe finds serious or critical on a page as it stands, open shadow roots included; run past the page's content policy. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Finding = { id: string; impact: string | null; nodes: { target: unknown; failureSummary?: string }[] };

/** One line a finding; `within` narrows it to a selector of the page. */
export async function seriousFindings(page: Page, within = 'html'): Promise<string[]> {
  // A card that is still fading in has the contrast of a ghost.
  await page.waitForFunction(() => {
    const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    return roots.every((root) =>
      root
        .getAnimations()
        .every(
          ({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity,
        ),
    );
  });
  await page.evaluate(`globalThis.axe || (() => { ${source} })()`);
  const violations = await page.evaluate<Finding[], string>(async (selector) => {
    const { axe } = globalThis as unknown as { axe: { run: (on: string) => Promise<{ violations: Finding[] }> } };
    return (await axe.run(selector)).violations;
  }, within);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${JSON.stringify(target)} ${failureSummary ?? ''}`).join(', ')}`,
    );
}
