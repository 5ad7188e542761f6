/** An agent points on the page of somebody with another screen: everything is where it is meant, stays there, and goes when it should. */
import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DeskState } from '../../../shared/protocol/desk.ts';
import { encodePointer, type PointerFrame } from '../../../shared/protocol/pointer-frame.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startHostSite, type HostSite } from '../../support/host-site.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { connectSocket } from '../../support/test-socket.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { tapWire, type WireTap } from '../../support/wire-tap.ts';

const SITE = fileURLToPath(new URL('site', import.meta.url));
const PHONE = { width: 390, height: 844 };

let server: LotseServer;
let host: HostSite;
let visitorPerson: Person;
let agentPerson: Person;
let visitor: VisitorAtPage;
let agent: AgentAtDesk;
let wire: WireTap;

beforeAll(async () => {
  server = await startLotseServer();
  // Of the page alone: a frame of the same site with the tag would be a visitor of its own.
  host = await startHostSite(
    SITE,
    () =>
      `<script>if (top === self) document.write('<script async src="${server.url}/lotse.js" data-site="demo"><\\/script>')</script>`,
  );
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  await agent.signIn(server.url, 'admin@demo.lotse');
  await agent.allowOrigin(host.origin);
  await agent.signOut();
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

type Box = { x: number; y: number; width: number; height: number };
async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${String(locator)} is not to be seen`);
  return box;
}
const onPage = (selector: string) => visitor.page.locator(selector);
const inFrame = (selector: string) => visitor.page.frameLocator('#frame').locator(selector);
const inReplica = (selector: string) => agent.replica().locator(selector);
const inReplicaFrame = (selector: string) => agent.replica().frameLocator('#frame').locator(selector);
const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });
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
/** How far an outline, line or mark is from going just round an element, at its worst edge, in px. */
async function gapTo(mark: Locator, of: Locator): Promise<number> {
  const [a, b] = [await mark.boundingBox(), await of.boundingBox()];
  if (!a || !b) return Infinity;
  const edges = (box: Box) => [box.x, box.y, box.x + box.width, box.y + box.height];
  return Math.max(...edges(a).map((edge, at) => Math.abs(edge - (edges(b)[at] ?? 0))));
}
/** The visitor scrolls until something is in the middle of the screen, and the agent has that picture. */
async function bring(selector: string): Promise<void> {
  await onPage(selector).evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const top = await visitor.page.evaluate(() => scrollY);
  await expect.poll(() => inReplica('html').evaluate((page) => page.ownerDocument.defaultView?.scrollY)).toBe(top);
}

describe('the pointer', () => {
  it.each([
    ['an element', '#ebbe', () => inReplica('#ebbe'), () => onPage('#ebbe')],
    ['in a shadow tree', '#tide', () => inReplica('#tide'), () => onPage('#tide')],
    ['in a frame of the site', '#frame', () => inReplicaFrame('#count'), () => inFrame('#count')],
  ])('is where it is meant: %s', async (_where, place, shown, meant) => {
    await bring(place);
    await take('pointer');
    await moveTo(shown());
    await expect.poll(() => tipFrom(meant())).toBeLessThan(3);
    expect(await pointer().innerText()).toBe('Anna Petersen');
  });

  it('stays with its element when the visitor scrolls and the layout changes', async () => {
    await visitor.page.evaluate(() => scrollTo(0, 0));
    await bring('h1');
    await moveTo(inReplica('#flut'));
    await expect.poll(() => tipFrom(onPage('#flut'))).toBeLessThan(3);
    const before = await boxOf(onPage('#flut'));
    await visitor.page.evaluate(() => document.querySelector('#banner')!.removeAttribute('hidden'));
    await expect.poll(() => tipFrom(onPage('#flut'))).toBeLessThan(3);
    expect((await boxOf(onPage('#flut'))).y).toBeCloseTo(before.y + 130, 0);
    await visitor.page.evaluate(() => scrollTo(0, 120));
    await expect.poll(() => tipFrom(onPage('#flut'))).toBeLessThan(3);
    await visitor.page.evaluate(() => document.querySelector('#banner')!.setAttribute('hidden', ''));
    await bring('h1');
  });

  it('shows a ring for a click and clicks nothing', async () => {
    const rung = visitor.page.locator('.marks-ring').waitFor({ state: 'attached' });
    const { x, y } = middle(await boxOf(inReplica('#ebbe')));
    await agent.page.mouse.click(x, y);
    await rung;
    await expect.poll(() => tipFrom(onPage('#ebbe'))).toBeLessThan(3);
    expect(await visitor.page.evaluate(() => (globalThis as unknown as { clicked: string[] }).clicked)).not.toContain(
      'ebbe',
    );
  });

  it('goes when the hand leaves the page', async () => {
    await agent.composer().hover();
    await pointer().waitFor({ state: 'hidden' });
  });
});

async function outlineIt(shown: Locator): Promise<void> {
  await take('outline');
  const { x, y } = middle(await boxOf(shown));
  await agent.page.mouse.click(x, y);
}

describe('an outline', () => {
  it.each([
    ['an element', '#deich', () => inReplica('#deich'), () => onPage('#deich')],
    ['in a frame of the site', '#frame', () => inReplicaFrame('#count'), () => inFrame('#count')],
  ])('goes round it, for the agent to see as well: %s', async (_where, place, shown, meant) => {
    await bring(place);
    await outlineIt(shown());
    await expect.poll(() => gapTo(outline(), meant())).toBeLessThan(7);
    await expect.poll(() => gapTo(agent.page.locator('.replica-glass .marks-box'), shown())).toBeLessThan(7);
  });

  it('stays in an area that scrolls, and is cut where the area ends', async () => {
    await bring('#terms');
    await visitor.page.evaluate(() => document.querySelector('#terms')!.scrollTo(0, 220));
    await expect.poll(() => inReplica('#terms').evaluate(({ scrollTop }) => scrollTop)).toBe(220);
    await outlineIt(inReplica('#fourth'));
    await expect.poll(() => gapTo(outline(), onPage('#fourth'))).toBeLessThan(7);
    await visitor.page.evaluate(() => document.querySelector('#terms')!.scrollTo(0, 260));
    await expect.poll(() => gapTo(outline(), onPage('#fourth'))).toBeLessThan(7);
    await visitor.page.evaluate(() => document.querySelector('#terms')!.scrollTo(0, 0));
    // Out of sight in its area: nothing of it lies over what is below.
    const [area, clip] = [await boxOf(onPage('#terms')), visitor.page.locator('.marks-clip:has(.marks-box)')];
    const lowest = () =>
      clip.evaluate((element) =>
        Math.max(
          ...getComputedStyle(element)
            .clipPath.match(/[\d.]+px(?=[,)])/g)!
            .map(Number.parseFloat),
        ),
      );
    await expect.poll(lowest).toBeLessThan(area.y + area.height + 7);
  });

  it('follows to another screen', async () => {
    await bring('#flut');
    await outlineIt(inReplica('#flut'));
    await visitor.page.setViewportSize({ width: 844, height: 390 });
    await expect.poll(() => gapTo(outline(), onPage('#flut'))).toBeLessThan(7);
    await takePicture(visitor.page, 'point-outline-landscape');
    await visitor.page.setViewportSize(PHONE);
    await expect.poll(() => gapTo(outline(), onPage('#flut'))).toBeLessThan(7);
    await expect.poll(async () => (await boxOf(agent.page.locator('.replica-screen'))).width).toBeLessThan(500);
  });

  it('lies over a dialog of the page', async () => {
    await visitor.page.evaluate(() => document.querySelector('dialog')!.showModal());
    await inReplica('#in-dialog').waitFor();
    await outlineIt(inReplica('#in-dialog'));
    await expect.poll(() => gapTo(outline(), onPage('#in-dialog'))).toBeLessThan(7);
    expect(await visitor.page.locator('.marks').evaluate((layer) => layer.matches(':popover-open'))).toBe(true);
    await takePicture(visitor.page, 'point-dialog');
    await visitor.page.evaluate(() => document.querySelector('dialog')!.close());
    await expect
      .poll(() => visitor.page.locator('.marks').evaluate((layer) => layer.matches(':popover-open')))
      .toBe(false);
    await inReplica('#in-dialog').waitFor({ state: 'hidden' });
  });
});

/** A rough ring round an element, as a hand draws it. */
async function drawRound(shown: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(shown);
  const at = (turn: number) => ({
    x: x + width / 2 + (width / 2 + 6) * Math.cos(turn),
    y: y + height / 2 + (height / 2 + 6) * Math.sin(turn),
  });
  const begin = at(0);
  await agent.page.mouse.move(begin.x, begin.y);
  await agent.page.mouse.down();
  for (let step = 1; step <= 24; step += 1) {
    const { x: toX, y: toY } = at((step / 24) * 2 * Math.PI);
    await agent.page.mouse.move(toX, toY);
  }
  await agent.page.mouse.up();
}

describe('a drawing', () => {
  it('comes while it is drawn, stays with what it goes round, and fades', async () => {
    await bring('#deich');
    await wipe();
    await take('draw');
    const box = await boxOf(inReplica('#deich'));
    await agent.page.mouse.move(box.x - 8, box.y - 8);
    await agent.page.mouse.down();
    await agent.page.mouse.move(box.x + 20, box.y - 10);
    await expect.poll(() => strokes().count()).toBe(1);
    await agent.page.mouse.up();
    await wipe();
    await expect.poll(() => strokes().count()).toBe(0);
    await take('draw');
    await drawRound(inReplica('#deich'));
    await expect.poll(() => gapTo(strokes(), onPage('#deich'))).toBeLessThan(24);
    await takePicture(visitor.page, 'point-drawing');
    await visitor.page.evaluate(() => document.querySelector('#banner')!.removeAttribute('hidden'));
    await expect.poll(() => gapTo(strokes(), onPage('#deich'))).toBeLessThan(24);
    await visitor.page.evaluate(() => document.querySelector('#banner')!.setAttribute('hidden', ''));
    await expect.poll(() => strokes().count(), { timeout: 12_000 }).toBe(0);
    await expect.poll(() => agent.page.locator('.replica-glass .marks-line').count(), { timeout: 12_000 }).toBe(0);
  });
});

/** Where some words of an element are. */
const wordsBox = (of: Locator, words: string) =>
  of.evaluate((element, wanted) => {
    const node = [...element.childNodes].find((child) => child.textContent!.includes(wanted))!;
    const from = node.textContent!.indexOf(wanted);
    const range = element.ownerDocument.createRange();
    range.setStart(node, from);
    range.setEnd(node, from + wanted.length);
    const [first] = range.getClientRects();
    return { x: first!.x, y: first!.y, width: first!.width, height: first!.height };
  }, words);
async function markWords(words: string): Promise<void> {
  const [holder, bare] = [await boxOf(inReplica('#story')), await wordsBox(inReplica('#story'), words)];
  const own = await inReplica('#story').evaluate((element) => {
    const { x, y, width } = element.getBoundingClientRect();
    return { x, y, width };
  });
  const scale = holder.width / own.width;
  const at = (x: number, y: number) => ({ x: holder.x + (x - own.x) * scale, y: holder.y + (y - own.y) * scale });
  const [from, to] = [at(bare.x + 1, bare.y + bare.height / 2), at(bare.x + bare.width - 1, bare.y + bare.height / 2)];
  await agent.page.mouse.move(from.x, from.y);
  await agent.page.mouse.down();
  await agent.page.mouse.move((from.x + to.x) / 2, from.y);
  await agent.page.mouse.move(to.x, to.y);
  await agent.page.mouse.up();
}

describe('marked text', () => {
  it('is these words on the visitor’s screen, also on another one', async () => {
    await bring('h1');
    await take('text');
    await markWords('Kündigungsfrist');
    const isThere = async () => {
      const [mark, words] = [await boxOf(marked()), await wordsBox(onPage('#story'), 'Kündigungsfrist')];
      return Math.max(Math.abs(mark.x - words.x), Math.abs(mark.y - words.y), Math.abs(mark.width - words.width));
    };
    await expect.poll(isThere).toBeLessThan(4);
    await takePicture(visitor.page, 'point-text');
    await takePicture(agent.page, 'point-agent');
    await visitor.page.setViewportSize({ width: 844, height: 390 });
    await expect.poll(isThere).toBeLessThan(4);
    await visitor.page.setViewportSize(PHONE);
    await expect.poll(isThere).toBeLessThan(4);
  });

  it('never keeps a click from the page, nor gets into the picture of it', async () => {
    await expect.poll(() => inReplica('html').evaluate(({ clientWidth }) => clientWidth)).toBe(PHONE.width);
    await bring('#ebbe');
    await outlineIt(inReplica('#ebbe'));
    await expect.poll(() => gapTo(outline(), onPage('#ebbe'))).toBeLessThan(7);
    await onPage('#ebbe').click();
    expect(await visitor.page.evaluate(() => (globalThis as unknown as { clicked: string[] }).clicked.at(-1))).toBe(
      'ebbe',
    );
    expect(wire.pages()).not.toContain('marks-');
    expect(await agent.replica().locator('.marks').count()).toBe(0);
  });

  it('is wiped with Esc over the page, where keys take the tools', async () => {
    await agent.page.locator('.point-glass').focus();
    await agent.page.keyboard.press('3');
    await expect.poll(() => agent.page.locator('[data-point=draw]').getAttribute('aria-pressed')).toBe('true');
    await agent.page.keyboard.press('Escape');
    await outline().waitFor({ state: 'hidden' });
    await marked().waitFor({ state: 'hidden' });
    expect(await agent.page.locator('.replica-glass .marks-box').isVisible()).toBe(false);
  });
});

it('looks right in the dark', async () => {
  await visitor.page.emulateMedia({ colorScheme: 'dark' });
  await agent.page.emulateMedia({ colorScheme: 'dark' });
  await expect
    .poll(() => inReplica('body').evaluate((body) => getComputedStyle(body).backgroundColor))
    .toBe('rgb(18, 25, 27)');
  await outlineIt(inReplica('#flut'));
  await take('text');
  await markWords('Kündigungsfrist');
  await take('draw');
  await drawRound(inReplica('#deich'));
  await expect.poll(() => strokes().count()).toBe(1);
  await takePicture(visitor.page, 'point-dark');
  await takePicture(agent.page, 'point-agent-dark');
  await visitor.page.emulateMedia({ colorScheme: 'light' });
  await agent.page.emulateMedia({ colorScheme: 'light' });
});

it('row 7: forged frames show nothing and break nothing', async () => {
  await wipe();
  await agent.composer().hover();
  const cookies = await agentPerson.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const forger = await connectSocket(`${server.url}/agent`, {
    auth: { protocol: PROTOCOL_VERSION },
    headers: { cookie, origin: server.url },
  });
  const { consents } = await forger.ask<DeskState>('desk:hello', {});
  const { sessionId } = consents[0]!;
  await forger.ask('page:watch', { sessionId });
  const text = (node: number, from: number, lastNode: number, to: number): PointerFrame => ({
    kind: 'text',
    tab: 0,
    node,
    from,
    lastNode,
    to,
  });
  const bad: PointerFrame[] = [
    { kind: 'move', tab: 0, node: 4_000_000_000, x: 0.5, y: 0.5 },
    { kind: 'move', tab: 9, node: 1, x: 0.5, y: 0.5 },
    { kind: 'outline', tab: 0, node: 4_000_000_000 },
    // The document, which has no box.
    { kind: 'outline', tab: 0, node: 1 },
    { kind: 'stroke', tab: 0, node: 4_000_000_000, stroke: 1, isLast: true, points: [{ x: 1e38, y: -1e38 }] },
    text(1, 0, 1, 4_000_000_000),
    text(4_000_000_000, 5, 7, 1),
  ];
  const frames = bad.map(encodePointer);
  const nan = encodePointer({ kind: 'click', tab: 0, node: 5, x: Number.NaN, y: Number.POSITIVE_INFINITY });
  for (const frame of [...frames, nan, new Uint8Array(5), new Uint8Array(2_000)])
    forger.send('page:pointer', sessionId, Buffer.from(frame));
  // What came before a good one has been dealt with when that is seen.
  await outlineIt(inReplica('#ebbe'));
  await expect.poll(() => gapTo(outline(), onPage('#ebbe'))).toBeLessThan(7);
  expect(await strokes().count()).toBe(0);
  expect(await marked().isVisible()).toBe(false);
  expect(visitorPerson.complaints.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
  forger.close();
});

describe('the end', () => {
  it('of the grant takes everything away at once, on both sides', async () => {
    await outlineIt(inReplica('#ebbe'));
    await outline().waitFor();
    await agent.page.locator('.tool:has([data-tool=point]) .tool-end').click();
    await visitor.page.locator('.marks').waitFor({ state: 'detached' });
    await agent.page.locator('.replica-glass .marks').waitFor({ state: 'hidden' });
    await visitor.watchBar().waitFor();
  });

  it('can be the visitor’s, who goes on being seen', async () => {
    await pointAgain();
    await visitor.page.getByText('Anna Petersen sieht diese Seite und zeigt darauf').waitFor();
    await outlineIt(inReplica('#flut'));
    await outline().waitFor();
    await visitor.button('Nicht mehr zeigen').click();
    await visitor.page.locator('.marks').waitFor({ state: 'detached' });
    await visitor.page.getByText('Anna Petersen sieht diese Seite –').waitFor();
    await agent.page.locator('.point-glass').waitFor({ state: 'detached' });
  });

  it('comes with the end of seeing', async () => {
    await pointAgain();
    await outlineIt(inReplica('#flut'));
    await outline().waitFor();
    await visitor.page.keyboard.press('Escape');
    await visitor.page.locator('.marks').waitFor({ state: 'detached' });
    await agent.button('Noch einmal fragen').waitFor();
  });
});
