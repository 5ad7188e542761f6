/** Where the tests of pointing happen: a visitor with a phone, an agent at a desk who may point, and how far marks are from what they are on. */
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person, type PersonOptions } from '../../support/chromium.ts';
import { startHostSite, type HostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { tapWire, type WireTap } from '../../support/wire-tap.ts';
import { allowOrigins } from '../../support/site-settings.ts';

const SITE = fileURLToPath(new URL('site', import.meta.url));
export const PHONE = { width: 390, height: 844 };

export type Box = { x: number; y: number; width: number; height: number };
export async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${String(locator)} is not to be seen`);
  return box;
}
export const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });
/** How far an outline, line or mark is from going just round an element, at its worst edge, in px. */
export async function gapTo(mark: Locator, of: Locator): Promise<number> {
  const [a, b] = [await mark.boundingBox(), await of.boundingBox()];
  if (!a || !b) return Infinity;
  const edges = (box: Box) => [box.x, box.y, box.x + box.width, box.y + box.height];
  return Math.max(...edges(a).map((edge, at) => Math.abs(edge - (edges(b)[at] ?? 0))));
}
export type PointStage = ReturnType<typeof pointStage>;

/** Registers the hooks of a test file; what it returns is there once they have run. */
export function pointStage(desk: PersonOptions = {}) {
  let server: LotseServer;
  let host: HostSite;
  let visitorPerson: Person;
  let agentPerson: Person;
  let visitor: VisitorAtPage;
  let agent: AgentAtDesk;
  let wire: WireTap;

  beforeAll(async () => {
    [server, agentPerson] = await Promise.all([startLotseServer(), openPerson(desk)]);
    // Of the page alone: a frame of the same site with the tag would be a visitor of its own.
    host = await startHostSite(
      SITE,
      () =>
        `<script>if (top === self) document.write('<script async src="${server.url}/lotse.js" data-site="demo"><\\/script>')</script>`,
    );
    agent = agentAt(agentPerson.page);
    await allowOrigins(server.url, [host.origin]);
    await agent.signIn(server.url, 'anna@demo.lotse');
    visitorPerson = await openPerson({ viewport: PHONE });
    visitor = visitorAt(visitorPerson.page);
    wire = tapWire(visitor.page, server.url);
    await visitor.page.goto(host.url);
    await visitor.open();
    await visitor.button(/Mit uns schreiben/).click();
    await visitor.say('Wo steht die Kündigungsfrist?');
    await agent.openConversation();
    await visitor.button('Schließen').first().click();
    await agent.button('Seite ansehen').first().click();
    await agent.button('Um Erlaubnis bitten').click();
    await visitor.button('Ja, ansehen lassen').click();
    await agent.replica().getByText('Strom aus dem Watt').first().waitFor();
    await pointAgain();
  });
  afterAll(async () => {
    await visitorPerson?.close();
    await agentPerson?.close();
    await host?.close();
    await server?.stop();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await takePicture(visitor.page, 'point-failed-visitor');
    await takePicture(agent.page, 'point-failed-agent');
  });

  async function pointAgain(): Promise<void> {
    await agent.page.locator('[data-tool=point]').click();
    await visitor.button('Ja, zeigen lassen').click();
    await agent.page.locator('.point-glass').waitFor();
  }

  const onPage = (selector: string) => visitor.page.locator(selector);
  const inFrame = (selector: string) => visitor.page.frameLocator('#frame').locator(selector);
  const inReplica = (selector: string) => agent.replica().locator(selector);
  const inReplicaFrame = (selector: string) => agent.replica().frameLocator('#frame').locator(selector);
  const pointer = () => visitor.page.locator('.marks-pointer');
  const outline = () => visitor.page.locator('.marks-box');
  const strokes = () => visitor.page.locator('.marks-line');
  const marked = () => visitor.page.locator('.marks-text');
  const take = (tool: string) => agent.page.locator(`[data-point=${tool}]`).click();
  const wipe = () => take('wipe');

  async function moveTo(locator: Locator): Promise<void> {
    const { x, y } = middle(await boxOf(locator));
    await agent.page.mouse.move(x - 3, y - 3);
    await agent.page.mouse.move(x, y);
  }
  /** How far the tip of the pointer is from the middle of an element, in px. */
  async function tipFrom(locator: Locator): Promise<number> {
    const [tip, at] = [await pointer().boundingBox(), middle(await boxOf(locator))];
    return tip ? Math.hypot(tip.x - at.x, tip.y - at.y) : Infinity;
  }
  /** The visitor scrolls until something is in the middle of the screen, and the agent has that picture. */
  async function bring(selector: string): Promise<void> {
    await onPage(selector).evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const top = await visitor.page.evaluate(() => scrollY);
    await expect.poll(() => inReplica('html').evaluate((page) => page.ownerDocument.defaultView?.scrollY)).toBe(top);
  }

  async function outlineIt(shown: Locator): Promise<void> {
    await take('outline');
    const { x, y } = middle(await boxOf(shown));
    await agent.page.mouse.click(x, y);
  }

  return {
    get server() {
      return server;
    },
    get visitor() {
      return visitor;
    },
    get agent() {
      return agent;
    },
    get agentPerson() {
      return agentPerson;
    },
    get visitorPerson() {
      return visitorPerson;
    },
    get wire() {
      return wire;
    },
    pointAgain,
    onPage,
    inFrame,
    inReplica,
    inReplicaFrame,
    pointer,
    outline,
    strokes,
    marked,
    take,
    wipe,
    moveTo,
    tipFrom,
    bring,
    outlineIt,
  };
}
