import { describe, expect, test } from 'vitest';
import { createEventSanitizer } from '../../console/page/cleaning/sanitize-event.ts';
import { allow, element, first, mutation, snapshotOf, text } from '../support/recorded-page.ts';

describe('elements', () => {
  test.each(['script', 'SCRIPT', 'base', 'object', 'embed', 'meta', 'frame', 'frameset', 'applet', 'audio', 'portal'])(
    '%s becomes an empty hidden element that keeps its id',
    (tag) => {
      const hostile = element(tag, { src: 'https://evil.example/x.js', onload: 'x()' }, [text('alert(1)')]);
      expect(first(hostile)).toEqual({
        type: 2,
        id: hostile.id,
        tagName: 'span',
        attributes: { hidden: true },
        childNodes: [],
      });
    },
  );

  test('a tag with signs no tag has is not built', () => {
    expect(first(element('img onerror=alert(1)')).tagName).toBe('span');
  });

  test('what is nested deeper than any page is cut, without breaking', () => {
    let deep = element('b');
    for (let level = 0; level < 5_000; level += 1) deep = element('div', {}, [deep]);
    expect(first(deep).tagName).toBe('div');
  });
});

describe('attributes', () => {
  test.each([
    ['img', 'onerror', 'alert(1)'],
    ['img', 'ONERROR', 'alert(1)'],
    ['body', 'onpointerrawupdate', 'x()'],
    ['iframe', 'srcdoc', '<script>parent.x()</script>'],
    ['iframe', 'src', 'https://evil.example/'],
    ['iframe', 'sandbox', 'allow-scripts'],
    ['form', 'action', 'https://evil.example/'],
    ['button', 'formaction', 'javascript:x()'],
    ['input', 'autofocus', ''],
    ['div', 'accesskey', 'e'],
    ['div', 'data-lotse-editable', ''],
    ['video', 'src', 'https://shop.example/a.mp4'],
    ['video', 'autoplay', true],
    ['img', 'src', 'https://lotse.example/api/v1/me'],
    ['img', 'src', 'x'],
    ['img', 'src', 'javascript:x()'],
    ['img', 'srcset', 'https://shop.example/a.png 1x, http://192.168.0.1/ 2x'],
    ['img', 'rr_dataURL', 'https://evil.example/a.png'],
    ['img', 'name', 'documentElement'],
    ['link', 'href', 'https://lotse.example/console/'],
    ['set', 'attributeName', 'href'],
    ['div', '__proto__', 'x'],
    ['div', 'rr_mediaState', 'played'],
  ])('<%s %s=%s> loses it', (tag, name, value) => {
    const attributes = Object.fromEntries([[name, value]]);
    expect(first(element(tag, attributes)).attributes).toEqual({});
  });

  test.each(['https://evil.example/a.svg#x', 'data:image/svg+xml,x#y', 'javascript:x()', 'icons.svg#x'])(
    'a part of the drawing %s is not loaded; where it lives is kept as words',
    (href) => {
      const kept = href.startsWith('https:') ? href : null;
      for (const name of ['href', 'xlink:href']) {
        const { attributes } = first(element('use', { [name]: href, 'data-lotse-shapes': 'https://evil.example/' }));
        expect(attributes).toEqual({ 'data-lotse-shapes': kept, ...(kept && { href: null }) });
      }
    },
  );

  test.each([
    ['', ''],
    ['true', ''],
    ['plaintext-only', ''],
    ['false', null],
    ['inherit', null],
    [null, null],
  ])('contenteditable=%s can be seen and not edited', (contenteditable, mark) => {
    const { attributes } = first(element('div', { contenteditable }));
    expect(attributes).toEqual({ 'data-lotse-editable': mark });
  });

  test('a link says as words where it would lead, in our own attribute only', () => {
    const to = (attributes: Record<string, unknown>) => first(element('a', attributes)).attributes;
    expect(to({ href: 'https://shop.example/a' })).toEqual({ href: '#', 'data-lotse-to': 'https://shop.example/a' });
    for (const href of ['data:text/html,x', 'https://u:p@shop.example/', '//e.example', 7, null])
      expect(to({ href })).toEqual({ href: '#', 'data-lotse-to': '' });
    expect(to({ href: 'mailto:a@b.example', 'data-lotse-to': 'https://e.example/' })).toMatchObject({
      'data-lotse-to': '',
    });
    expect(first(element('div', { 'data-lotse-to': 'https://e.example/' })).attributes).toEqual({});
  });

  test('a link looks like one and leads nowhere', () => {
    expect(
      first(element('a', { href: 'javascript:x()', target: '_top', ping: 'https://e.example' })).attributes,
    ).toEqual({
      href: '#',
      'data-lotse-to': '',
    });
    expect(first({ ...element('a', { 'xlink:href': 'javascript:x()' }), isSVG: true }).attributes).toMatchObject({
      'xlink:href': '#',
    });
  });

  test('what shows the page stays', () => {
    const kept = {
      class: 'a b',
      id: 'x',
      src: 'https://shop.example/a.png',
      alt: 'A',
      width: '10',
      'data-x': '1',
    };
    expect(first(element('img', kept)).attributes).toEqual(kept);
    // The place of what is blocked is marked.
    expect(first(element('img', { rr_width: '10px' })).attributes).toEqual({
      rr_width: '10px',
      'data-lotse-hidden': '',
    });
    expect(first(element('rect', { fill: 'url(#grad)' })).attributes).toEqual({ fill: 'url("#grad")' });
  });
});

describe('events', () => {
  test('the document of a frame comes with what it holds, not before', () => {
    const clean = createEventSanitizer(allow);
    clean(snapshotOf(element('iframe')));
    const attach = (childNodes: unknown[]) =>
      clean(
        mutation({
          isAttachIframe: true,
          adds: [{ parentId: 7, nextId: null, node: { type: 0, id: 9, childNodes } }],
        }),
      )?.data['adds'];
    expect(attach([])).toEqual([]);
    expect(attach([element('html')])).toHaveLength(1);
  });

  test.each([
    ['a custom event', { type: 5, timestamp: 1, data: { tag: 'x', payload: {} } }],
    ['a plugin’s event', { type: 6, timestamp: 1, data: { plugin: 'x', payload: {} } }],
    ['playback of media', { type: 3, timestamp: 1, data: { source: 7, id: 1, type: 0 } }],
    ['drawing on a canvas', { type: 3, timestamp: 1, data: { source: 9, id: 1, type: 0, commands: [] } }],
    ['a font by script', { type: 3, timestamp: 1, data: { source: 10, family: 'x', fontSource: 'url(x)' } }],
    ['a log', { type: 3, timestamp: 1, data: { source: 11 } }],
    ['no object', 'x'],
    ['nothing', null],
    ['a snapshot without a document', { type: 2, timestamp: 1, data: { node: element('html') } }],
    ['a type nobody knows', { type: 99, timestamp: 1, data: {} }],
    ['a source nobody knows', { type: 3, timestamp: 1, data: { source: '__proto__' } }],
  ])('%s is left out', (_, event) => expect(createEventSanitizer(allow)(event)).toBeNull());

  test('the page’s address and an absurd size do not get through', () => {
    expect(
      createEventSanitizer(allow)({ type: 4, timestamp: 1, data: { href: 'javascript:x()', width: 1e9, height: -5 } }),
    ).toEqual({ type: 4, timestamp: 1, data: { href: '', width: 20_000, height: 1 } });
  });

  test('a script brought in later, and one turned into a script’s source, run nothing', () => {
    const clean = createEventSanitizer(allow);
    const image = element('img');
    clean(snapshotOf(image));
    const later = clean(
      mutation({
        adds: [{ parentId: 2, nextId: null, node: element('script', { src: 'https://evil.example/x.js' }) }],
        attributes: [{ id: image.id, attributes: { onerror: 'x()', src: 'x', alt: null } }],
        extra: { html: '<script>' },
      }),
    );
    expect(JSON.stringify(later)).not.toMatch(/script|onerror|evil|extra/);
    expect(later?.data['attributes']).toEqual([{ id: image.id, attributes: { alt: null } }]);
  });

  test('a visitor’s dark page stays dark', () => {
    const clean = createEventSanitizer(allow);
    clean({ type: 4, timestamp: 1, data: { width: 100, height: 100, colorScheme: 'dark' } });
    const event = clean(snapshotOf(element('style', {}, [text('@media (prefers-color-scheme: dark){a{}}')])));
    expect(JSON.stringify(event)).toContain('@media (min-width: 0){a{}}');
  });
});

test.each([
  ['click', 2, true],
  ['touchstart', 7, true],
  ['mouseup', 0, false],
  ['mousedown', 1, false],
  ['contextmenu', 3, false],
  ['focus', 5, false],
  ['blur', 6, false],
  ['what there is not', 99, false],
])(
  'of a hand only what is drawn is kept, since the rest would be an event in the picture: %s',
  (_what, type, isKept) => {
    const clean = createEventSanitizer(() => null)({
      type: 3,
      timestamp: 1,
      data: { source: 2, type, id: 1, x: 1, y: 1 },
    });
    expect(clean !== null).toBe(isKept);
  },
);
