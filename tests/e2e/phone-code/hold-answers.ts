/** Stands on an agent's line to the server and holds the answers to one kind of question until they are let go. */
import type { Page } from 'playwright-core';

export type HeldAnswers = {
  /** From now on. */
  hold(request: string): void;
  /** How many are held. */
  count(): number;
  letGo(): void;
};

/** Before the page is opened. Reads Socket.IO's frames: `42/agent,7["name",…` asks, `43/agent,7[…` answers. */
export async function holdAnswers(page: Page): Promise<HeldAnswers> {
  let held: (() => void)[] = [];
  let name: string | null = null;
  await page.routeWebSocket(/\/socket\.io\//, (browser) => {
    const server = browser.connectToServer();
    const asked = new Set<string>();
    browser.onMessage((frame) => {
      const question = typeof frame === 'string' ? /^42\/agent,(\d+)\["([^"]+)"/.exec(frame) : null;
      if (question?.[1] && question[2] === name) asked.add(question[1]);
      server.send(frame);
    });
    server.onMessage((frame) => {
      const id = typeof frame === 'string' ? /^43\/agent,(\d+)\[/.exec(frame)?.[1] : undefined;
      if (id !== undefined && asked.has(id)) held.push(() => browser.send(frame));
      else browser.send(frame);
    });
  });
  return {
    hold: (request) => (name = request),
    count: () => held.length,
    letGo: () => {
      name = null;
      const waiting = held;
      held = [];
      for (const send of waiting) send();
    },
  };
}
