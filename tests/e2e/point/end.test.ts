/** What forged frames show, which is nothing, and how pointing ends. */
import { describe, expect, it } from 'vitest';
import type { DeskState } from '../../../shared/protocol/desk.ts';
import { encodePointer, type PointerFrame } from '../../../shared/protocol/pointer-frame.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { connectSocket } from '../../support/test-socket.ts';
import { gapTo, pointStage } from './point-stage.ts';

const here = pointStage();
const { pointAgain, onPage, inReplica, outline, strokes, marked, wipe, bring, outlineIt } = here;

it('row 7: forged frames show nothing and break nothing', async () => {
  await bring('#ebbe');
  await wipe();
  await here.agent.composer().hover();
  const cookies = await here.agentPerson.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const forger = await connectSocket(`${here.server.url}/agent`, {
    auth: { protocol: PROTOCOL_VERSION },
    headers: { cookie, origin: here.server.url },
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
  expect(here.visitorPerson.complaints.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
  forger.close();
});

describe('the end', () => {
  it('of the grant takes everything away at once, on both sides', async () => {
    await outlineIt(inReplica('#ebbe'));
    await outline().waitFor();
    await here.agent.page.locator('.tool:has([data-tool=point]) .tool-end').click();
    await here.visitor.page.locator('.marks').waitFor({ state: 'detached' });
    await here.agent.page.locator('.replica-glass .marks').waitFor({ state: 'hidden' });
    await here.visitor.watchBar().waitFor();
  });

  it('can be the visitor’s, who goes on being seen', async () => {
    await pointAgain();
    await here.visitor.page.getByText('Anna Petersen sieht diese Seite und zeigt darauf').waitFor();
    await outlineIt(inReplica('#flut'));
    await outline().waitFor();
    await here.visitor.takeBack('Nicht mehr zeigen');
    await here.visitor.page.locator('.marks').waitFor({ state: 'detached' });
    await here.visitor.page.getByText('Anna Petersen sieht diese Seite –').waitFor();
    await here.agent.page.locator('.point-glass').waitFor({ state: 'detached' });
  });

  it('comes with the end of seeing', async () => {
    await pointAgain();
    await outlineIt(inReplica('#flut'));
    await outline().waitFor();
    await here.visitor.page.keyboard.press('Escape');
    await here.visitor.page.locator('.marks').waitFor({ state: 'detached' });
    await here.agent.button('Noch einmal fragen').waitFor();
  });
});
