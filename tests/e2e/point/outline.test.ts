/** An outline goes round what is meant, on another screen too, and stays with it. */
import { describe, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { boxOf, gapTo, PHONE, pointStage } from './point-stage.ts';

const here = pointStage();
const { onPage, inFrame, inReplica, inReplicaFrame, outline, bring, outlineIt } = here;

describe('an outline', () => {
  it.each([
    ['an element', '#deich', () => inReplica('#deich'), () => onPage('#deich')],
    ['in a frame of the site', '#frame', () => inReplicaFrame('#count'), () => inFrame('#count')],
  ])('goes round it, for the agent to see as well: %s', async (_where, place, shown, meant) => {
    await bring(place);
    await outlineIt(shown());
    await expect.poll(() => gapTo(outline(), meant())).toBeLessThan(7);
    await expect.poll(() => gapTo(here.agent.page.locator('.replica-glass .marks-box'), shown())).toBeLessThan(7);
  });

  it('stays in an area that scrolls, and is cut where the area ends', async () => {
    await bring('#terms');
    await here.visitor.page.evaluate(() => document.querySelector('#terms')!.scrollTo(0, 220));
    await expect.poll(() => inReplica('#terms').evaluate(({ scrollTop }) => scrollTop)).toBe(220);
    await outlineIt(inReplica('#fourth'));
    await expect.poll(() => gapTo(outline(), onPage('#fourth'))).toBeLessThan(7);
    await here.visitor.page.evaluate(() => document.querySelector('#terms')!.scrollTo(0, 260));
    await expect.poll(() => gapTo(outline(), onPage('#fourth'))).toBeLessThan(7);
    await here.visitor.page.evaluate(() => document.querySelector('#terms')!.scrollTo(0, 0));
    // Out of sight in its area: nothing of it lies over what is below.
    const [area, clip] = [await boxOf(onPage('#terms')), here.visitor.page.locator('.marks-clip:has(.marks-box)')];
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
    await here.visitor.page.setViewportSize({ width: 844, height: 390 });
    await expect.poll(() => gapTo(outline(), onPage('#flut'))).toBeLessThan(7);
    await takePicture(here.visitor.page, 'point-outline-landscape');
    await here.visitor.page.setViewportSize(PHONE);
    await expect.poll(() => gapTo(outline(), onPage('#flut'))).toBeLessThan(7);
    await expect.poll(async () => (await boxOf(here.agent.page.locator('.replica-screen'))).width).toBeLessThan(500);
  });

  it('lies over a dialog of the page', async () => {
    await here.visitor.page.evaluate(() => document.querySelector('dialog')!.showModal());
    await inReplica('#in-dialog').waitFor();
    await outlineIt(inReplica('#in-dialog'));
    await expect.poll(() => gapTo(outline(), onPage('#in-dialog'))).toBeLessThan(7);
    expect(await here.visitor.page.locator('.marks').evaluate((layer) => layer.matches(':popover-open'))).toBe(true);
    await takePicture(here.visitor.page, 'point-dialog');
    await here.visitor.page.evaluate(() => document.querySelector('dialog')!.close());
    await expect
      .poll(() => here.visitor.page.locator('.marks').evaluate((layer) => layer.matches(':popover-open')))
      .toBe(false);
    await inReplica('#in-dialog').waitFor({ state: 'hidden' });
  });
});

describe('an outline that stands', () => {
  it('is taken by the next one', async () => {
    await bring('#ebbe');
    await outlineIt(inReplica('#ebbe'));
    await expect.poll(() => gapTo(outline(), onPage('#ebbe'))).toBeLessThan(7);
    await outlineIt(inReplica('#flut'));
    await expect.poll(() => gapTo(outline(), onPage('#flut'))).toBeLessThan(7);
    expect(await outline().count()).toBe(1);
  });

  it('is still there, for both, when the agent has loaded the console anew', async () => {
    await here.agent.page.reload();
    await here.agent.openConversation();
    await here.agent.button('Seite ansehen').first().click();
    await inReplica('#flut').waitFor();
    await expect.poll(() => gapTo(outline(), onPage('#flut'))).toBeLessThan(7);
    await expect
      .poll(() => gapTo(here.agent.page.locator('.replica-glass .marks-box'), inReplica('#flut')))
      .toBeLessThan(7);
    await here.agent.page.locator('.point-glass').focus();
    await here.agent.page.keyboard.press('Escape');
    await outline().waitFor({ state: 'hidden' });
  });

  it('goes, for both, when the visitor loads the page anew: it is another page then', async () => {
    await outlineIt(inReplica('#flut'));
    await outline().waitFor();
    await here.visitor.page.reload();
    await here.visitor.page.getByText('Anna Petersen sieht diese Seite und zeigt darauf').waitFor();
    await here.agent.page.locator('.replica-glass .marks-box').waitFor({ state: 'hidden' });
    expect(await outline().count()).toBe(0);
    await inReplica('#flut').waitFor();
    await outlineIt(inReplica('#flut'));
    await expect.poll(() => gapTo(outline(), onPage('#flut'))).toBeLessThan(7);
  });
});
