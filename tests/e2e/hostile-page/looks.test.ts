/** Forged looks: states, layers and drawings of a page that would take the agent's focus, load from their network or run something. */
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packAsset } from '../../../shared/page/asset.ts';
import { hashOf } from '../../../shared/page/content-hash.ts';
import { encodePageFrame } from '../../../shared/protocol/page-frame.ts';
import { takePicture } from '../../support/chromium.ts';
import { openHostileVisitor, snapshotOf, type HostileVisitor } from './hostile-visitor.ts';

let hostile: HostileVisitor;
beforeAll(async () => {
  hostile = await openHostileVisitor();
});
afterAll(() => hostile?.close());

let id = 100;
const element = (tagName: string, attributes: object = {}, childNodes: unknown[] = [], isSVG = false) => ({
  type: 2,
  id: id++,
  tagName,
  attributes,
  childNodes,
  ...(isSVG && { isSVG }),
});
const text = (textContent: string) => ({ type: 3, id: id++, textContent });
const note = (payload: object) => ({ type: 5, timestamp: 1, data: { tag: 'lotse', payload } });
const NO_STATE = { about: 'state', hover: 0, active: 0, focus: 0, ring: false, target: 0, full: 0, open: [] };
const SOON = { timeout: 15_000 };

it('opens what is told to be open without taking the keyboard from the agent', async () => {
  const { agent, person, sendFrame } = hostile;
  const field = element('input', { autofocus: '', tabindex: '1' });
  const popover = element('div', { popover: 'auto', autofocus: '', tabindex: '0' }, [field, text('popped up')]);
  const dialog = element('dialog', { popover: '', open: '', rr_open_mode: 'modal', autofocus: '' }, [
    element('button', { autofocus: '' }, [text('in a dialog')]),
  ]);
  const later = element('dialog', { popover: 'manual' }, [element('input', { autofocus: '' }), text('a late dialog')]);
  const opener = element('button', { popovertarget: 'x', 'data-lotse-fullscreen': '', 'data-lotse-hover': '' });
  await agent.composer().fill('Ich ');
  await sendFrame('snapshot', snapshotOf([popover, dialog, later, opener, element('p', {}, [text('Layers')])]));
  await agent.replica().getByText('Layers').waitFor({ state: 'attached' });
  const everything = Array.from({ length: 5_000 }, () => popover.id);
  await sendFrame('delta', [
    note({ ...NO_STATE, open: everything }),
    note({ ...NO_STATE, open: [popover.id, later.id, 999_999, opener.id], focus: field.id, ring: true }),
    note({ ...NO_STATE, open: [-1] }),
    note({ ...NO_STATE, hover: '1' }),
    note({ about: 'view', left: -5, top: 0, width: 1e9, height: 'all' }),
  ]);
  await expect.poll(() => agent.replica().getByText('popped up').isVisible(), SOON).toBe(true);
  expect(await agent.replica().getByText('a late dialog').isVisible()).toBe(true);
  await person.page.keyboard.type('schreibe');
  expect(await agent.composer().inputValue()).toBe('Ich schreibe');
  expect(await person.page.evaluate(() => document.activeElement?.localName)).toBe('textarea');
  expect(await agent.replica().locator('[data-lotse-fullscreen],[data-lotse-hover],[popovertarget]').count()).toBe(0);
  expect(await agent.page.locator('.view-part').count()).toBe(0);
  // What fills the page's picture stays within it.
  await sendFrame('delta', [note({ ...NO_STATE, full: popover.id })]);
  await expect.poll(() => agent.replica().locator('[data-lotse-fullscreen]').count(), SOON).toBe(1);
  await takePicture(person.page, 'hostile-layers');
  expect(await agent.composer().isVisible()).toBe(true);
  await sendFrame('delta', [note(NO_STATE)]);
  await expect.poll(() => agent.replica().getByText('popped up').isVisible(), SOON).toBe(false);
});

const drawing = (neighbour: string): string => `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="top.hostile=1">
  <?xml-stylesheet href="${neighbour}/sheet.css"?>
  <script>top.hostile = 1</script>
  <style>@import url(${neighbour}/import.css); path { fill: url(${neighbour}/fill.svg#x) } rect:hover { fill: red }</style>
  <symbol id="star" viewBox="0 0 24 24" onclick="top.hostile=1" onfocus="top.hostile=1">
    <path id="p" d="M3 3h18v18H3z" fill="url(#g)" style="background:url(${neighbour}/style)" onload="top.hostile=1"/>
    <image href="${neighbour}/image"/><image xlink:href="${neighbour}/image2"/>
    <foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${neighbour}/frame"></iframe></foreignObject>
    <use href="${neighbour}/use.svg#y"/><use xlink:href="data:image/svg+xml,x#y"/><use href="#p"/>
    <a href="javascript:top.hostile=1"><rect width="9" height="9"/></a>
    <animate attributeName="href" values="javascript:top.hostile=1" begin="0s"/><set attributeName="onload" to="top.hostile=1"/>
    <html xmlns="http://www.w3.org/1999/xhtml"><img src="${neighbour}/html" onerror="top.hostile=1"/></html>
    <filter id="f"><feImage href="${neighbour}/feimage"/><feColorMatrix values="1 0 0 0 0"/></filter>
    <handler xmlns="http://www.w3.org/2001/xml-events" event="load">top.hostile=1</handler>
  </symbol>
</svg>`;

it('shows of a drawing what draws, and of none that names parts of itself without end', async () => {
  const { person, neighbourUrl } = hostile;
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: new URL('../../../console/page/cleaning/clean-drawing.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'cleaning',
      },
    },
  });
  const chunk = [built].flat().flatMap((output) => ('output' in output ? output.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('not built');
  const clean = (given: string) =>
    person.page.evaluate<string | undefined>(
      `(() => { ${chunk.code}; return cleaning.cleanDrawing(${JSON.stringify(given)}) })()`,
    );
  const safe = (await clean(drawing(neighbourUrl))) ?? '';
  expect(safe).toContain('<path id="p" d="M3 3h18v18H3z" fill="url(&quot;#g&quot;)"');
  expect(safe).toContain('<use href="#p"/>');
  expect(safe).toContain('values="1 0 0 0 0"');
  expect(safe).toContain('rect[data-lotse-hover]');
  expect(safe).not.toMatch(
    /hostile|script|127\.0\.0\.1|import|image|iframe|html|handler|\son\w+=|<a[ >]|animate|<set|<\?/i,
  );
  const bomb = `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>`;
  const many = `<svg xmlns="http://www.w3.org/2000/svg">${'<g/>'.repeat(60_000)}</svg>`;
  const deep = `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(20_000)}</svg>`;
  for (const none of [bomb, many, deep, '<svg xmlns="x"/>', '<svg', 'svg']) expect(await clean(none)).toBeUndefined();
});

it('takes the parts of a drawing from the cleaned one only, and asks nobody for it', async () => {
  const { agent, person, socket, server, neighbourUrl, sendFrame, calls, marked, opened } = hostile;
  const at = `${server.url}/shapes-hostile.svg`;
  const use = (attributes: object) => element('svg', { width: '64' }, [element('use', attributes, [], true)], true);
  const uses = [
    use({ href: `${at}#star`, id: 'good' }),
    use({ 'xlink:href': `${neighbourUrl}/other.svg#x` }),
    use({ href: 'data:image/svg+xml,<svg id="x" onload="top.hostile=1"/>#x' }),
    use({ href: 'javascript:top.hostile=1' }),
    use({ 'data-lotse-shapes': `${neighbourUrl}/own.svg#x` }),
    use({ href: `${at}" onload="top.hostile=1#star` }),
  ];
  await sendFrame('snapshot', snapshotOf([...uses, element('p', {}, [text('Drawings')])]));
  await agent.replica().getByText('Drawings').waitFor({ state: 'attached' });
  const payload = packAsset({ url: at, content: new TextEncoder().encode(drawing(neighbourUrl)) });
  const header = { kind: 'asset', tab: socket.welcome.tab, ...hashOf(payload) } as const;
  socket.send('page:frame', Buffer.from(encodePageFrame(header, payload)));
  const good = agent.replica().locator('#good');
  await expect.poll(() => good.evaluate((one) => (one as SVGGraphicsElement).getBBox().width), SOON).toBeGreaterThan(0);
  expect(await good.getAttribute('href')).toMatch(/^blob:.*#star$/);
  expect(await agent.replica().locator('use[href]').count()).toBe(1);
  expect(await person.page.evaluate(() => 'hostile' in globalThis)).toBe(false);
  expect(calls).toEqual([]);
  expect(marked).toEqual([]);
  expect(opened).toEqual([]);
});
