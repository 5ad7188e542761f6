/** Forged streams: what cannot be read, unfolds without end or is deeper than any page, and notes that are more than notes. */
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { openHostileVisitor, snapshotOf, type HostileVisitor } from './hostile-visitor.ts';

let hostile: HostileVisitor;
beforeAll(async () => {
  hostile = await openHostileVisitor();
});
afterAll(() => hostile?.close());

async function sendPage(words: string): Promise<void> {
  const text = { type: 3, id: 6, textContent: words };
  const paragraph = { type: 2, id: 5, tagName: 'p', attributes: {}, childNodes: [text] };
  const canvas = { type: 2, id: 7, tagName: 'canvas', attributes: { width: '40', height: '40' }, childNodes: [] };
  await hostile.sendFrame('snapshot', snapshotOf([paragraph, canvas]));
  await hostile.agent.replica().getByText(words).waitFor();
}

it('asks for a new picture after a frame that cannot be inflated, and shows it', async () => {
  await sendPage('Whole');
  hostile.sendPayload('delta', new Uint8Array([255, 254, 253]));
  await hostile.socket.next('page:snapshot-wanted');
  await sendPage('Healed');
});

it('shows of forged notes words only, and takes none that is more than a note', async () => {
  const { agent, person, neighbourUrl, calls, sendFrame } = hostile;
  await sendPage('With notes');
  const markup = '<img src=x onerror="top.hostile=1"><b>bold</b>';
  const field = {
    node: 5,
    kind: 'text',
    label: markup,
    required: true,
    filled: false,
    hidden: false,
    problem: 'missing',
  };
  const note = (payload: unknown) => ({ type: 5, timestamp: 1, data: { tag: 'lotse', payload } });
  const canvas = (picture: string, node = 7) => note({ about: 'canvas', node, picture });
  const notes = [
    note({ about: 'forms', at: 5, forms: [{ node: 5, label: markup, fields: [field] }] }),
    // From here on nothing counts.
    note({
      about: 'forms',
      at: 5,
      forms: [{ node: 5, label: 'forged', fields: Array.from({ length: 5_000 }, () => field) }],
    }),
    note({ about: 'hidden', fields: -1, places: Infinity, secrets: 'many' }),
    note({ about: '__proto__', paused: true }),
    note({ about: 'pause', paused: 'yes' }),
    note({ about: 'beat', at: { valueOf: 1 } }),
    note(null),
    canvas(`${neighbourUrl}/canvas-note`),
    canvas(`data:image/svg+xml;base64,${btoa(`<svg xmlns="http://www.w3.org/2000/svg" onload="top.hostile=1"/>`)}`),
    canvas(`data:image/png;base64,AA");background:url(${neighbourUrl}/canvas-css)`),
    canvas('data:text/html;base64,AAAA'),
    canvas(`data:image/png;base64,${'A'.repeat(1_000_001)}`),
    canvas('data:image/png;base64,AAAA', 5),
    ...Array.from({ length: 500 }, (_, n) => canvas('data:image/png;base64,AAAA', 1_000 + n)),
  ];
  await sendFrame('delta', notes);
  await agent.page.locator('[data-side="form"]').click();
  await agent.page.getByText(markup).first().waitFor();
  expect(await agent.page.getByText('forged').count()).toBe(0);
  expect(await agent.page.getByText('geschützten Seite').count()).toBe(0);
  expect(await agent.page.getByText(/Stellen verborgen/).count()).toBe(0);
  expect(await agent.replica().locator('[style]').count()).toBe(0);
  await takePicture(person.page, 'hostile-notes');
  expect(await person.page.evaluate(() => 'hostile' in globalThis)).toBe(false);
  expect(calls).toEqual([]);
});

it('is not moved by a frame that unfolds without end, or is deeper than any page', async () => {
  const { agent, sendPayload } = hostile;
  const nested = `[${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}]`;
  const levels = Array.from(
    { length: 20_000 },
    (_, n) => `{"type":2,"id":${n + 10},"tagName":"div","attributes":{},"childNodes":[`,
  );
  const bottom = '{"type":3,"id":9,"textContent":"the bottom"}';
  const root = { type: 4, timestamp: 1, data: { href: '', width: 800, height: 600 } };
  const deep = `[${JSON.stringify(root)},{"type":2,"timestamp":1,"data":{"node":{"type":0,"id":1,"childNodes":[${levels.join('')}${bottom}${']}'.repeat(20_000)}]}}}]`;
  for (const plain of [Buffer.alloc(80_000_000, ' '), Buffer.from(nested), Buffer.from(deep)]) {
    sendPayload('snapshot', deflateRawSync(plain));
  }
  await sendPage('Still here');
  expect(await agent.replica().getByText('the bottom').count()).toBe(0);
  expect(await agent.composer().isEditable()).toBe(true);
});
