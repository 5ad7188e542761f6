/** Drawings and marked words are on what they are about, on another screen too, in light and dark, and never in the way. */
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { boxOf, gapTo, PHONE, pointStage } from './point-stage.ts';

const here = pointStage();
const { onPage, inReplica, outline, strokes, marked, take, wipe, bring, outlineIt } = here;

/** A rough ring round an element, as a hand draws it. */
async function drawRound(shown: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(shown);
  const at = (turn: number) => ({
    x: x + width / 2 + (width / 2 + 6) * Math.cos(turn),
    y: y + height / 2 + (height / 2 + 6) * Math.sin(turn),
  });
  const begin = at(0);
  await here.agent.page.mouse.move(begin.x, begin.y);
  await here.agent.page.mouse.down();
  for (let step = 1; step <= 24; step += 1) {
    const { x: toX, y: toY } = at((step / 24) * 2 * Math.PI);
    await here.agent.page.mouse.move(toX, toY);
  }
  await here.agent.page.mouse.up();
}

describe('a drawing', () => {
  it('comes while it is drawn, stays with what it goes round, and fades', async () => {
    await bring('#deich');
    await wipe();
    await take('draw');
    const box = await boxOf(inReplica('#deich'));
    await here.agent.page.mouse.move(box.x - 8, box.y - 8);
    await here.agent.page.mouse.down();
    await here.agent.page.mouse.move(box.x + 20, box.y - 10);
    await expect.poll(() => strokes().count()).toBe(1);
    await here.agent.page.mouse.up();
    await wipe();
    await expect.poll(() => strokes().count()).toBe(0);
    await take('draw');
    await drawRound(inReplica('#deich'));
    await expect.poll(() => gapTo(strokes(), onPage('#deich'))).toBeLessThan(24);
    await takePicture(here.visitor.page, 'point-drawing');
    await here.visitor.page.evaluate(() => document.querySelector('#banner')!.removeAttribute('hidden'));
    await expect.poll(() => gapTo(strokes(), onPage('#deich'))).toBeLessThan(24);
    await here.visitor.page.evaluate(() => document.querySelector('#banner')!.setAttribute('hidden', ''));
    await expect.poll(() => strokes().count(), { timeout: 12_000 }).toBe(0);
    await expect.poll(() => here.agent.page.locator('.replica-glass .marks-line').count(), { timeout: 12_000 }).toBe(0);
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
  await here.agent.page.mouse.move(from.x, from.y);
  await here.agent.page.mouse.down();
  await here.agent.page.mouse.move((from.x + to.x) / 2, from.y);
  await here.agent.page.mouse.move(to.x, to.y);
  await here.agent.page.mouse.up();
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
    await takePicture(here.visitor.page, 'point-text');
    await takePicture(here.agent.page, 'point-agent');
    await here.visitor.page.setViewportSize({ width: 844, height: 390 });
    await expect.poll(isThere).toBeLessThan(4);
    await here.visitor.page.setViewportSize(PHONE);
    await expect.poll(isThere).toBeLessThan(4);
  });

  it('never keeps a click from the page, nor gets into the picture of it', async () => {
    await expect.poll(() => inReplica('html').evaluate(({ clientWidth }) => clientWidth)).toBe(PHONE.width);
    await bring('#ebbe');
    await outlineIt(inReplica('#ebbe'));
    await expect.poll(() => gapTo(outline(), onPage('#ebbe'))).toBeLessThan(7);
    await onPage('#ebbe').click();
    expect(
      await here.visitor.page.evaluate(() => (globalThis as unknown as { clicked: string[] }).clicked.at(-1)),
    ).toBe('ebbe');
    expect(here.wire.pages()).not.toContain('marks-');
    expect(await here.agent.replica().locator('.marks').count()).toBe(0);
  });

  it('is wiped with Esc over the page, where keys take the tools', async () => {
    await here.agent.page.locator('.point-glass').focus();
    await here.agent.page.keyboard.press('3');
    await expect.poll(() => here.agent.page.locator('[data-point=draw]').getAttribute('aria-pressed')).toBe('true');
    await here.agent.page.keyboard.press('Escape');
    await outline().waitFor({ state: 'hidden' });
    await marked().waitFor({ state: 'hidden' });
    expect(await here.agent.page.locator('.replica-glass .marks-box').isVisible()).toBe(false);
  });
});

it('looks right in the dark', async () => {
  await here.visitor.page.emulateMedia({ colorScheme: 'dark' });
  await here.agent.page.emulateMedia({ colorScheme: 'dark' });
  await expect
    .poll(() => inReplica('body').evaluate((body) => getComputedStyle(body).backgroundColor))
    .toBe('rgb(18, 25, 27)');
  await outlineIt(inReplica('#flut'));
  await take('text');
  await markWords('Kündigungsfrist');
  await take('draw');
  await drawRound(inReplica('#deich'));
  await expect.poll(() => strokes().count()).toBe(1);
  await takePicture(here.visitor.page, 'point-dark');
  await takePicture(here.agent.page, 'point-agent-dark');
  await here.visitor.page.emulateMedia({ colorScheme: 'light' });
  await here.agent.page.emulateMedia({ colorScheme: 'light' });
});
