/** An agent's pointer on the page of somebody with another screen: it is where it is meant, stays there, and goes with the hand. */
import { describe, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { boxOf, gapTo, middle, pointStage } from './point-stage.ts';

const here = pointStage();
const { onPage, inFrame, inReplica, inReplicaFrame, pointer, outline, take, moveTo, tipFrom, bring } = here;

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
    await here.visitor.page.evaluate(() => scrollTo(0, 0));
    await bring('h1');
    await moveTo(inReplica('#flut'));
    await expect.poll(() => tipFrom(onPage('#flut'))).toBeLessThan(3);
    const before = await boxOf(onPage('#flut'));
    await here.visitor.page.evaluate(() => document.querySelector('#banner')!.removeAttribute('hidden'));
    await expect.poll(() => tipFrom(onPage('#flut'))).toBeLessThan(3);
    expect((await boxOf(onPage('#flut'))).y).toBeCloseTo(before.y + 130, 0);
    await here.visitor.page.evaluate(() => scrollTo(0, 120));
    await expect.poll(() => tipFrom(onPage('#flut'))).toBeLessThan(3);
    await here.visitor.page.evaluate(() => document.querySelector('#banner')!.setAttribute('hidden', ''));
    await bring('h1');
  });

  it('shows a ring for a click and clicks nothing', async () => {
    const rung = here.visitor.page.locator('.marks-ring').waitFor({ state: 'attached' });
    const { x, y } = middle(await boxOf(inReplica('#ebbe')));
    await here.agent.page.mouse.click(x, y);
    await rung;
    await expect.poll(() => tipFrom(onPage('#ebbe'))).toBeLessThan(3);
    expect(
      await here.visitor.page.evaluate(() => (globalThis as unknown as { clicked: string[] }).clicked),
    ).not.toContain('ebbe');
  });

  it('goes when the hand leaves the page', async () => {
    await here.agent.composer().hover();
    await pointer().waitFor({ state: 'hidden' });
  });
});

describe('by keyboard alone', () => {
  const glass = () => here.agent.page.locator('.point-glass');
  const said = () => glass().getByRole('status').innerText();

  it('goes from thing to thing and says which, outlines with Enter and wipes with Esc', async () => {
    await bring('#ebbe');
    await glass().focus();
    const names: string[] = [];
    await expect
      .poll(
        async () => {
          await here.agent.page.keyboard.press('ArrowDown');
          names.push(await said());
          return names.at(-1);
        },
        { interval: 50 },
      )
      .toBe((await onPage('#ebbe').innerText()).trim());
    expect(new Set(names).size).toBeGreaterThan(1);
    await expect.poll(() => tipFrom(onPage('#ebbe'))).toBeLessThan(3);
    await here.agent.page.keyboard.press('Enter');
    await expect.poll(() => gapTo(outline(), onPage('#ebbe'))).toBeLessThan(7);
    expect(await said()).toContain('Eingerahmt:');
    await takePicture(here.agent.page, 'point-by-keyboard');
    await here.agent.page.keyboard.press('ArrowDown');
    await here.agent.page.keyboard.press('ArrowUp');
    await expect.poll(() => tipFrom(onPage('#ebbe'))).toBeLessThan(3);
    await here.agent.page.keyboard.press('Escape');
    await outline().waitFor({ state: 'hidden' });
  });

  it('moves a little way with Shift, shows a click, and goes with the focus', async () => {
    const where = async () => (await boxOf(pointer())).x;
    await here.agent.page.keyboard.press('ArrowDown');
    await pointer().waitFor();
    const before = await where();
    await here.agent.page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await where()) - before).toBeCloseTo(24, 0);
    const rung = here.visitor.page.locator('.marks-ring').waitFor({ state: 'attached' });
    await here.agent.page.keyboard.press(' ');
    await rung;
    await here.agent.composer().focus();
    await pointer().waitFor({ state: 'hidden' });
  });
});
