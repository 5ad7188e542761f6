/** A forged page: nothing of it may run, navigate, open or submit in the console, or reach it with the agent's cookie or the agent's own network. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takePicture } from '../../support/chromium.ts';
import { openHostileVisitor, type HostileVisitor } from './hostile-visitor.ts';

let hostile: HostileVisitor;
beforeAll(async () => {
  hostile = await openHostileVisitor();
});
afterAll(() => hostile?.close());

it('shows the words of a hostile page and nothing of its deeds', async () => {
  const { server, agent, person, neighbourUrl, sendFrame, opened, calls, marked } = hostile;
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
