/** Where the shared list is on both sides, in the words people read. */
import type { Page } from 'playwright-core';
import type { AgentAtDesk } from '../../support/agent-at-desk.ts';

export function listOf(page: Page) {
  const card = page.locator('.selection-place .list');
  return {
    card,
    line: (name: string) => card.locator('.list-line').filter({ hasText: name }),
    question: () => page.locator('.list-question'),
    more: (name: string) => card.getByRole('button', { name: `Mehr: ${name}` }),
    remove: (name: string) => card.getByRole('button', { name: `Von der Liste nehmen: ${name}` }),
    yes: () => page.getByRole('button', { name: 'Ja, hineinlegen' }),
    no: () => page.locator('.list-question').getByRole('button', { name: 'Nein', exact: true }),
    toCart: () => card.getByRole('link', { name: 'Zum Warenkorb' }),
  };
}

export function shopSideOf(agent: AgentAtDesk) {
  const side = agent.page.locator('.page-side-part');
  return {
    side,
    /** Opens the page's side, and in it the list. */
    async open() {
      await agent.page.getByRole('button', { name: 'Seite', exact: true }).click();
      await agent.page.locator('[data-side="shopping"]').click();
    },
    list: () => side.getByRole('list', { name: 'Gemeinsame Liste' }),
    seen: () => side.getByRole('list', { name: 'Angesehen' }),
    found: () => side.getByRole('list', { name: 'Katalog' }),
    search: () => side.getByLabel('Im Katalog suchen'),
    async add(from: 'Angesehen' | 'Katalog', name: string) {
      await side
        .getByRole('list', { name: from })
        .getByRole('button', { name: `Auf die Liste: ${name}`, exact: true })
        .click();
      await side.getByRole('list', { name: 'Gemeinsame Liste' }).getByText(name, { exact: true }).waitFor();
    },
    quantity: (sku: string) =>
      side.getByRole('list', { name: 'Gemeinsame Liste' }).locator(`[data-sku="${sku}"] output`),
    toCart: () => side.getByRole('button', { name: /In den Warenkorb legen|Noch einmal fragen/ }),
    says: (words: string | RegExp) => side.getByText(words),
  };
}
