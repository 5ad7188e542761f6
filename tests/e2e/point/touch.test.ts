/** An agent at a tablet: points, outlines and draws with a finger. */
import { expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { boxOf, gapTo, middle, pointStage } from './point-stage.ts';

const here = pointStage({ hasTouch: true, viewport: { width: 1180, height: 820 } });
const { onPage, inReplica, pointer, outline, strokes, take, tipFrom, bring } = here;

async function tap(selector: string): Promise<void> {
  const { x, y } = middle(await boxOf(inReplica(selector)));
  await here.agent.page.touchscreen.tap(x, y);
}
/** What a finger does on glass, as Chromium hears it from a screen. */
async function drawWithFinger(points: readonly { x: number; y: number }[]): Promise<void> {
  const line = await here.agentPerson.context.newCDPSession(here.agent.page);
  const [first, ...others] = points;
  await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: first ? [first] : [] });
  for (const point of others) await line.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] });
  await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await line.detach();
}

it('shows where a finger has tapped, also after it is lifted', async () => {
  await bring('#ebbe');
  await take('pointer');
  const rung = here.visitor.page.locator('.marks-ring').waitFor({ state: 'attached' });
  await tap('#ebbe');
  await rung;
  await expect.poll(() => tipFrom(onPage('#ebbe'))).toBeLessThan(3);
  expect(await pointer().isVisible()).toBe(true);
});

it('outlines what is tapped', async () => {
  await take('outline');
  await tap('#flut');
  await expect.poll(() => gapTo(outline(), onPage('#flut'))).toBeLessThan(7);
});

it('draws, and does not scroll the desk instead', async () => {
  await bring('#deich');
  await take('draw');
  const { x, y, width, height } = await boxOf(inReplica('#deich'));
  const corners = [
    { x: x - 4, y: y - 4 },
    { x: x + width + 4, y: y - 4 },
    { x: x + width + 4, y: y + height + 4 },
    { x: x - 4, y: y + height + 4 },
    { x: x - 4, y: y - 4 },
  ];
  await drawWithFinger(corners);
  await expect.poll(() => gapTo(strokes(), onPage('#deich'))).toBeLessThan(24);
  await takePicture(here.agent.page, 'point-touch');
  expect(await here.agent.page.locator('.replica-stage').evaluate(({ scrollTop }) => scrollTop)).toBe(0);
});
