/** An agent's hands on a page of a visitor: where things are on the agent's screen, and what is done with them there. */
import type { AgentAtDesk } from '../../support/agent-at-desk.ts';

export const EDITOR = 'Feld auf der Seite des Besuchers';
export type HandsAtDesk = ReturnType<typeof handsAt>;

/** `frame` names a frame within the visitor's page. */
export function handsAt(agent: AgentAtDesk) {
  const { page } = agent;
  const find = (selector: string, frame?: string) =>
    (frame ? agent.replica().frameLocator(frame) : agent.replica()).locator(selector);
  async function placeOf(selector: string, frame?: string): Promise<{ x: number; y: number }> {
    const box = await find(selector, frame).boundingBox();
    if (!box) throw new Error(`${selector} is not in the replica`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  async function clickOn(selector: string, frame?: string): Promise<void> {
    const { x, y } = await placeOf(selector, frame);
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
  }
  return {
    find,
    placeOf,
    clickOn,
    editor: () => page.getByLabel(EDITOR),
    glass: () => page.locator('.control-glass'),
    hint: () => page.locator('.control-hint'),
    async write(selector: string, text: string, frame?: string) {
      await clickOn(selector, frame);
      await page.getByLabel(EDITOR).fill(text);
      await page.getByLabel(EDITOR).press('Escape');
    },
    async choose(selector: string, ...labels: string[]) {
      await clickOn(selector);
      await page.getByLabel(EDITOR).selectOption(labels);
    },
    async restOver(selector: string) {
      const { x, y } = await placeOf(selector);
      await page.mouse.move(x, y, { steps: 3 });
    },
    /** Keys as they come from a keyboard, wherever the focus is. */
    async press(...keys: string[]) {
      for (const key of keys) await page.keyboard.press(key);
    },
  };
}
