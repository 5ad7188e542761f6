/**
 * A visitor's browser in the wrong hands: forged page frames over the real server into the real console. Nothing of them may
 * run, navigate, open or submit there, or reach the console with the agent's cookie or the agent's own network.
 */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPageEncoder } from '../../../shared/page/codec.ts';
import type { VisitorWelcome } from '../../../shared/protocol/handshake.ts';
import { encodePageFrame } from '../../../shared/protocol/page-frame.ts';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startTestServer, stopEverything, type TestServer } from '../../support/running-server.ts';
import type { TestSocket } from '../../support/test-socket.ts';

let server: TestServer;
let visitor: TestSocket & { readonly welcome: VisitorWelcome };
let person: Person;
let agent: AgentAtDesk;
/** A machine in the agent's own network; it writes down who calls. */
let neighbour: Server;
const calls: string[] = [];
let neighbourUrl = '';
/** Requests of the console's browser that carry the mark of the attack, and the cookies they took along. */
const marked: { url: string; cookie: string | undefined }[] = [];
const opened: string[] = [];

const encoder = createPageEncoder();
let seq = 0;
async function sendFrame(kind: 'snapshot' | 'delta', events: readonly unknown[]): Promise<void> {
  const payload = await encoder.encode(kind, events);
  seq = kind === 'snapshot' ? 0 : seq + 1;
  const header = { kind, tab: visitor.welcome.tab, epoch: 1, seq };
  visitor.send('page:frame', Buffer.from(encodePageFrame(header, payload)));
}

beforeAll(async () => {
  neighbour = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end();
  });
  neighbour.listen(0, '127.0.0.1');
  await once(neighbour, 'listening');
  neighbourUrl = `http://127.0.0.1:${(neighbour.address() as { port: number }).port}`;

  server = await startTestServer();
  person = await openPerson();
  person.context.on('page', (page) => opened.push(page.url()));
  person.page.on('dialog', (dialog) => {
    opened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  person.context.on('request', async (request) => {
    if (!request.url().includes('hostile')) return;
    const headers = await request.allHeaders().catch(() => ({}) as Record<string, string>);
    marked.push({ url: request.url(), cookie: headers['cookie'] });
  });
  agent = agentAt(person.page);
  await agent.signIn(server.url, 'anna@demo.lotse');
  visitor = await server.visitor();
  await visitor.ask('chat:start', { clientMessageId: 'm-1', text: '<img src=x onerror=document.title=1>' });
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  const { ask } = await visitor.next<{ ask: { askId: string } }>('consent:changed', (body) => body.ask !== null);
  const answer = { askId: ask.askId, answer: 'yes', send: [], textVersion: 1, locale: 'de' };
  await visitor.ask('consent:answer', answer);
  await visitor.next('page:snapshot-wanted');
});
afterAll(async () => {
  await person?.close();
  await stopEverything();
  neighbour?.close();
});

it('shows the words of a hostile page and nothing of its deeds', async () => {
  const own = server.url;
  const script = `top.hostile = 1; parent.parent.hostile = 1; top.location = '${own}/demo/?hostile-script'`;
  let id = 10;
  const element = (tagName: string, attributes: object = {}, childNodes: unknown[] = [], more: object = {}) => ({
    type: 2,
    id: id++,
    tagName,
    attributes,
    childNodes,
    ...more,
  });
  const text = (textContent: string, more: object = {}) => ({ type: 3, id: id++, textContent, ...more });
  const deeds = [
    element('script', {}, [text(script)]),
    element('script', { src: `${own}/demo/x.js?hostile-src` }),
    element('img', { src: 'x', onerror: script, ONLOAD: script }),
    element('img', { src: `${own}/api/v1/me?hostile-img` }),
    element('img', { srcset: `${neighbourUrl}/srcset 1x` }),
    element('img', { src: `${neighbourUrl}/img` }),
    element('iframe', { srcdoc: `<script>${script}</script>` }),
    element('iframe', { src: `${own}/console/?hostile-iframe` }),
    element('object', { data: `${own}/console/?hostile-object` }),
    element('embed', { src: `${own}/console/?hostile-embed` }),
    element('form', { action: `${own}/api/v1/sign-out?hostile-form`, method: 'post' }, [
      element('button', { autofocus: '' }),
    ]),
    element('a', { href: `javascript:${script}`, target: '_top' }, [text('a link')]),
    element('video', { src: `${neighbourUrl}/video`, autoplay: '', poster: `${neighbourUrl}/poster` }),
    element('link', { rel: 'stylesheet', href: `${neighbourUrl}/link` }),
    element('link', { rel: 'prefetch', href: `${neighbourUrl}/prefetch` }),
    element('div', { style: `background:url(${neighbourUrl}/style)` }),
    element(
      'svg',
      {},
      [
        element('image', { href: `${neighbourUrl}/svg` }, [], { isSVG: true }),
        element('use', { 'xlink:href': `${neighbourUrl}/use.svg#x` }, [], { isSVG: true }),
      ],
      { isSVG: true },
    ),
    element('canvas', { rr_dataURL: `${neighbourUrl}/canvas` }),
    element('audio', { src: `${neighbourUrl}/audio`, autoplay: '' }),
    element('picture', {}, [element('source', { srcset: `${neighbourUrl}/source 1x, ${neighbourUrl}/source2 2x` })]),
    element('input', { type: 'image', src: `${neighbourUrl}/button`, formaction: `${neighbourUrl}/formaction` }),
    element('table', { background: `${neighbourUrl}/table` }),
    element('link', { rel: 'preconnect dns-prefetch', href: neighbourUrl }),
    element('link', { rel: 'icon', href: `${neighbourUrl}/icon` }),
    element('link', {
      rel: 'preload',
      as: 'image',
      href: `${neighbourUrl}/preload`,
      imagesrcset: `${neighbourUrl}/set`,
    }),
    element('template', { shadowrootmode: 'open' }, [element('img', { src: `${neighbourUrl}/template` })]),
    element('portal', { src: `${own}/console/?hostile-portal` }),
    element('fencedframe', { src: `${own}/console/?hostile-fenced` }),
    element('div', { rr_width: `1px;background:url(${neighbourUrl}/width)`, rr_height: '1px' }),
    element(
      'svg',
      {},
      [
        element(
          'foreignObject',
          {},
          [element('iframe', { src: `${own}/?hostile-foreign` }), element('script', {}, [text(script)])],
          { isSVG: true },
        ),
        element('a', { 'xlink:href': `javascript:${script}` }, [text('link')], { isSVG: true }),
        element(
          'rect',
          {
            fill: `url(${neighbourUrl}/fill#x)`,
            filter: `url("${neighbourUrl}/filter")`,
            'clip-path': `url('${neighbourUrl}/clip')`,
          },
          [
            element('animate', { attributeName: 'href', to: `javascript:${script}`, begin: '0s' }, [], { isSVG: true }),
            element('set', { attributeName: 'onload', to: script }, [], { isSVG: true }),
          ],
          { isSVG: true },
        ),
        element('use', { href: `data:image/svg+xml,<svg id="x" onload="${script}"/>#x` }, [], { isSVG: true }),
        element('feImage', { href: `${neighbourUrl}/feimage` }, [], { isSVG: true }),
        element('style', {}, [text(`rect{fill:url(${neighbourUrl}/svg-style)}`)], { isSVG: true }),
      ],
      { isSVG: true },
    ),
    element('math', { href: `javascript:${script}` }, [text('1')]),
    element('dialog', { open: '', rr_open_mode: 'modal' }, [text('a dialog')]),
  ];
  const sheet = `@import "${neighbourUrl}/import"; @font-face{font-family:f;src:url(${neighbourUrl}/font)}
    body{font-family:f;background:u\\72l(${neighbourUrl}/escaped)} p::before{content:image-set("${neighbourUrl}/set" 1x)}`;
  const head = element('head', {}, [
    element('base', { href: `${neighbourUrl}/` }),
    element('meta', { 'http-equiv': 'refresh', content: `0;url=${own}/demo/?hostile-refresh` }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: "script-src 'unsafe-inline'" }),
    element('style', {}, [text(sheet, { isStyle: true })]),
  ]);
  const body = element('body', { onload: script }, [element('p', {}, [text('A quite ordinary page')]), ...deeds]);
  const html = { type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [head, body] };
  const now = Date.now();
  await sendFrame('snapshot', [
    { type: 4, timestamp: now, data: { href: `javascript:${script}`, width: 1_000, height: 700 } },
    {
      type: 2,
      timestamp: now,
      data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { top: 0, left: 0 } },
    },
  ]);
  await agent.replica().getByText('A quite ordinary page').waitFor();

  const paragraph = (body.childNodes[0] as { id: number }).id;
  // As the recorder does, a node and what is in it come one by one.
  const later = [element('script'), text(script), element('p'), text('Something later')] as const;
  await sendFrame('delta', [
    {
      type: 3,
      timestamp: now + 1,
      data: {
        source: 0,
        removes: [],
        texts: [],
        adds: [
          { parentId: body.id, nextId: null, node: later[0] },
          { parentId: later[0].id, nextId: null, node: later[1] },
          { parentId: body.id, nextId: null, node: later[2] },
          { parentId: later[2].id, nextId: null, node: later[3] },
        ],
        attributes: [
          { id: paragraph, attributes: { onclick: script, style: { background: `url(${neighbourUrl}/later)` } } },
          {
            id: (deeds[6] as { id: number }).id,
            attributes: { srcdoc: `<script>${script}</script>`, src: `${own}/?hostile-later` },
          },
        ],
      },
    },
    {
      type: 3,
      timestamp: now + 1,
      data: {
        source: 0,
        isAttachIframe: true,
        removes: [],
        texts: [],
        attributes: [],
        adds: [
          {
            parentId: (deeds[6] as { id: number }).id,
            nextId: null,
            node: {
              type: 0,
              id: id++,
              childNodes: [
                element('html', {}, [
                  element('head', {}, [
                    element('base', { href: `${neighbourUrl}/` }),
                    element('meta', { 'http-equiv': 'refresh', content: `0;url=${own}/?hostile-frame-refresh` }),
                  ]),
                  element('body', { onload: script }, [
                    element('script', {}, [text(script)]),
                    element('img', { src: `${neighbourUrl}/in-frame` }),
                  ]),
                ]),
              ],
            },
          },
        ],
      },
    },
    {
      type: 3,
      timestamp: now + 1,
      data: {
        source: 15,
        id: 1,
        styleIds: [1],
        styles: [
          {
            styleId: 1,
            rules: [
              { rule: `p { background: url(${neighbourUrl}/adopted) }` },
              { rule: `@import "${neighbourUrl}/adopted-import"` },
            ],
          },
        ],
      },
    },
    {
      type: 3,
      timestamp: now + 2,
      data: { source: 8, id: 1, styleId: 1, replaceSync: `p{cursor:url("${neighbourUrl}/replaced"),auto}` },
    },
    { type: 3, timestamp: now + 2, data: { source: 2, type: 5, id: (deeds[10] as { id: number }).id } },
    { type: 3, timestamp: now + 3, data: { source: 9, id: 1, type: 0, property: 'x', args: [] } },
    { type: 3, timestamp: now + 4, data: { source: 10, family: 'x', fontSource: `url(${neighbourUrl}/face)` } },
    { type: '__proto__', timestamp: now, data: { constructor: 1 } },
  ]);
  await agent.replica().getByText('Something later').first().waitFor();
  await agent.replica().getByText('A quite ordinary page').click({ force: true });
  await takePicture(person.page, 'hostile-page');

  expect(await person.page.evaluate(() => 'hostile' in globalThis)).toBe(false);
  expect(person.page.url()).toContain(`${own}/console/#/conversation/`);
  expect(opened).toEqual([]);
  expect(calls).toEqual([]);
  // The page lives on the console's own origin here, so its pictures may be asked for; never in the agent's name.
  expect(marked.map(({ url }) => new URL(url).search)).toEqual(['?hostile-img']);
  expect(marked.filter(({ cookie }) => cookie)).toEqual([]);
  expect(await agent.composer().isEditable()).toBe(true);
});

it('asks for a new picture after a frame that cannot be inflated, and shows it', async () => {
  const header = { kind: 'delta', tab: visitor.welcome.tab, epoch: 1, seq: seq + 1 } as const;
  visitor.send('page:frame', Buffer.from(encodePageFrame(header, new Uint8Array([255, 254, 253]))));
  await visitor.next('page:snapshot-wanted');
  const html = {
    type: 2,
    id: 2,
    tagName: 'html',
    attributes: {},
    childNodes: [{ type: 3, id: 3, textContent: 'Healed' }],
  };
  const payload = await encoder.encode('snapshot', [
    { type: 4, timestamp: 1, data: { href: '', width: 800, height: 600 } },
    {
      type: 2,
      timestamp: 1,
      data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { top: 0, left: 0 } },
    },
  ]);
  visitor.send(
    'page:frame',
    Buffer.from(encodePageFrame({ kind: 'snapshot', tab: visitor.welcome.tab, epoch: 2, seq: 0 }, payload)),
  );
  await agent.replica().getByText('Healed').waitFor();
});

const page = (words: string) => {
  const paragraph = {
    type: 2,
    id: 5,
    tagName: 'p',
    attributes: {},
    childNodes: [{ type: 3, id: 6, textContent: words }],
  };
  const canvas = { type: 2, id: 7, tagName: 'canvas', attributes: { width: '40', height: '40' }, childNodes: [] };
  const body = { type: 2, id: 4, tagName: 'body', attributes: {}, childNodes: [paragraph, canvas] };
  const html = { type: 2, id: 3, tagName: 'html', attributes: {}, childNodes: [body] };
  return [
    { type: 4, timestamp: 1, data: { href: '', width: 800, height: 600 } },
    {
      type: 2,
      timestamp: 1,
      data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { top: 0, left: 0 } },
    },
  ];
};
let epoch = 2;
async function sendPage(words: string): Promise<void> {
  epoch += 1;
  const payload = await encoder.encode('snapshot', page(words));
  const header = { kind: 'snapshot', tab: visitor.welcome.tab, epoch, seq: 0 } as const;
  visitor.send('page:frame', Buffer.from(encodePageFrame(header, payload)));
  await agent.replica().getByText(words).waitFor();
}

it('shows of forged notes words only, and takes none that is more than a note', async () => {
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
  const payload = await encoder.encode('delta', notes);
  const header = { kind: 'delta', tab: visitor.welcome.tab, epoch, seq: 1 } as const;
  visitor.send('page:frame', Buffer.from(encodePageFrame(header, payload)));
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
  const nested = `[${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}]`;
  const levels = Array.from(
    { length: 20_000 },
    (_, n) => `{"type":2,"id":${n + 10},"tagName":"div","attributes":{},"childNodes":[`,
  );
  const bottom = '{"type":3,"id":9,"textContent":"the bottom"}';
  const root = { type: 4, timestamp: 1, data: { href: '', width: 800, height: 600 } };
  const deep = `[${JSON.stringify(root)},{"type":2,"timestamp":1,"data":{"node":{"type":0,"id":1,"childNodes":[${levels.join('')}${bottom}${']}'.repeat(20_000)}]}}}]`;
  for (const plain of [Buffer.alloc(80_000_000, ' '), Buffer.from(nested), Buffer.from(deep)]) {
    epoch += 1;
    const header = { kind: 'snapshot', tab: visitor.welcome.tab, epoch, seq: 0 } as const;
    visitor.send('page:frame', Buffer.from(encodePageFrame(header, deflateRawSync(plain))));
  }
  await sendPage('Still here');
  expect(await agent.replica().getByText('the bottom').count()).toBe(0);
  expect(await agent.composer().isEditable()).toBe(true);
});
