/** A visitor and an agent who fill in one form together: what both do and see, in the product's own German words. */
import type { Locator } from 'playwright-core';
import type { SuggestedValue } from '../../shared/protocol/form.ts';
import type { DeskState } from '../../shared/protocol/desk.ts';
import { readPageFrame } from '../../shared/protocol/page-frame.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { connectSocket } from './test-socket.ts';
import { openWatchedPage, type WatchedPage, type WatchedPageOptions } from './watched-page.ts';

export type FormTogether = Awaited<ReturnType<typeof formTogether>>;

export async function formTogether(options: WatchedPageOptions) {
  const watched = await openWatchedPage(options);
  const { visitor, agent, wire } = watched;
  const complaints: string[] = [];
  visitor.page.on('pageerror', ({ message }) => complaints.push(message));
  visitor.page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  const forged = await forgingSocket(watched);

  const side = () => agent.page.locator('.form-side');
  const row = (name: string) => side().locator('.form-field').filter({ hasText: name });
  const chips = () => visitor.page.locator('.suggestion');
  const chip = (field: string) => visitor.page.getByRole('group', { name: `Vorschlag von Anna Petersen für ${field}` });
  const editor = () => agent.page.locator('.form-editor');

  async function askForForm(): Promise<void> {
    await agent.page.locator('.tool-choose[data-tool=form]').click();
    await visitor.button('Ja, zusammen ausfüllen').click();
    await visitor.page.getByText('Anna Petersen sieht diese Seite und füllt mit aus').waitFor();
    await agent.page.locator('.form-glass').waitFor();
  }
  async function click(selector: string): Promise<void> {
    const box = await agent.replica().locator(selector).boundingBox();
    if (!box) throw new Error(`${selector} is not in the replica`);
    await agent.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  async function write(selector: string, text: string, by: string): Promise<void> {
    await click(selector);
    await editor().locator('input,textarea').fill(text);
    await editor().getByRole('button', { name: by }).click();
  }

  // On a phone the chat lies over the page.
  await visitor.button('Schließen').first().click();
  await askForForm();
  await agent.page.locator('[data-side=form]').click();
  await side().waitFor();

  return {
    ...watched,
    complaints: () => complaints,
    close: async () => {
      forged.socket.close();
      await watched.close();
    },
    side,
    row,
    chips,
    chip,
    editor,
    click,
    askForForm,
    /** Writes a suggestion for a field of the replica. */
    suggest: (selector: string, text: string) => write(selector, text, 'Vorschlagen'),
    /** The same while it goes in at once. */
    enter: (selector: string, text: string) => write(selector, text, 'Eintragen'),
    async choose(selector: string, ...choices: string[]) {
      await click(selector);
      await editor().locator('select').selectOption(choices);
      await editor().locator('button').click();
    },
    /** The same from the list beside the page. */
    async suggestInList(field: string, text: string) {
      await row(field).locator('.form-field-open').click();
      await row(field).locator('input,textarea').fill(text);
      await row(field).getByRole('button', { name: 'Vorschlagen' }).click();
    },
    /** Sends past the console; answers with what came of it. */
    force: (selector: string, value?: SuggestedValue) => forged.suggest(nodeOf(wire.pages(), selector), value),
    forceNode: (node: number, value?: SuggestedValue) => forged.suggest(node, value),
    /** Pairs of suggestions that lie over one another, and fields covered by their own. */
    overlaps: async () => {
      const boxes = await Promise.all((await chips().all()).map((one) => one.boundingBox()));
      return boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => a && b && overlap(a, b)));
    },
    /** Until nothing fades in any more. */
    atRest: () =>
      visitor.page.evaluate(() =>
        Promise.all(
          document
            .querySelector('lotse-widget')!
            .shadowRoot!.getAnimations()
            .map(({ finished }) => finished),
        ),
      ),
    /** Until the page has come to rest, and the suggestion with it. */
    standsStill: (field: string) =>
      chip(field).evaluate(async (element) => {
        let last = '';
        for (let still = 0; still < 12; still += 1) {
          await new Promise(requestAnimationFrame);
          const now = JSON.stringify([scrollY, element.getBoundingClientRect()]);
          if (now !== last) still = 0;
          last = now;
        }
      }),
  };
}

/** The agent's own sign-in, without a console around it. */
async function forgingSocket({ agent }: WatchedPage) {
  const { origin } = new URL(agent.page.url());
  const cookies = await agent.page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const socket = await connectSocket(`${origin}/agent`, {
    auth: { protocol: PROTOCOL_VERSION },
    headers: { cookie, origin },
  });
  const desk = await socket.ask<DeskState>('desk:hello', {});
  const sessionId = desk.conversations.find(({ state }) => state === 'assigned')?.sessionId ?? '';
  await socket.ask('page:watch', { sessionId });
  let count = 0;
  return {
    socket,
    async suggest(node: number, value: SuggestedValue = { kind: 'text', text: 'untergeschoben' }): Promise<string> {
      const frames = socket.told('page:frame').map(([, frame]) => readPageFrame(frame as Uint8Array));
      const { tab = 0, epoch = 0 } =
        frames.findLast((header) => header?.kind === 'snapshot' || header?.kind === 'delta') ?? {};
      count += 1;
      const suggestionId = `forged-${count}`;
      socket.send('form:suggest', { sessionId, suggestionId, tab, epoch, node, value });
      const said = await socket.next<{ suggestionId: string; outcome: string }>(
        'form:suggestion',
        (body) => body.suggestionId === suggestionId,
      );
      return said.outcome;
    },
  };
}

type Recorded = { id?: number; tagName?: string; attributes?: Record<string, unknown>; childNodes?: Recorded[] };
type Event = { data: { node?: Recorded; adds?: { node: Recorded }[] } };
/** The recorder's number of an element, by `#id` or tag, wherever in the stream it came. */
function nodeOf(pages: string, selector: string): number {
  const find = (node: Recorded): Recorded | undefined => {
    const isMeant = selector.startsWith('#')
      ? node.attributes?.['id'] === selector.slice(1)
      : node.tagName === selector;
    return isMeant ? node : node.childNodes?.map(find).find(Boolean);
  };
  const nodes = pages
    .split('\n')
    .flatMap((line) => JSON.parse(line) as Event[])
    .flatMap(({ data: { node, adds } }) => [...(node ? [node] : []), ...(adds ?? []).map((add) => add.node)]);
  const id = nodes.map(find).findLast(Boolean)?.id;
  if (!id) throw new Error(`${selector} was not recorded`);
  return id;
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
