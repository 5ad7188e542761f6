import { describe, expect, test } from 'vitest';
import { createEventSanitizer } from '../../console/page/cleaning/sanitize-event.ts';
import { sanitizeCss } from '../../console/page/cleaning/sanitize-css.ts';
import { allow, element, mutation, snapshotOf, text } from '../support/recorded-page.ts';

describe('style sheets', () => {
  test.each([
    ['body{background:url(https://lotse.example/api/v1/me)}', 'body{background:url("data:,")}'],
    ['a{b:url("http://10.0.0.1/x")}', 'a{b:url("data:,")}'],
    ['a{b:u\\72l(http://10.0.0.1/x)}', 'a{b:url("data:,")}'],
    ['a{b:\\75 rl(http://10.0.0.1/x)}', 'a{b:url("data:,")}'],
    ['a{b:ur/**/l(x)}', 'a{b:ur l(x)}'],
    // A sheet of another host may be linked, so it may be imported; one of the agent's own network may not.
    ['@import "https://evil.example/x.css";a{}', '@import url("https://evil.example/x.css") ;a{}'],
    ["@import url('https://evil.example/x.css') screen;a{}", '@import url("https://evil.example/x.css") screen;a{}'],
    ['@\\69mport url(http://10.0.0.1/x.css);a{}', 'a{}'],
    ['@import "http://10.0.0.1/x.css" print;a{}', 'a{}'],
    [
      '@import/**/"https://a.example/x.css" @import "http://10.0.0.1/y";a{}',
      '@import url("https://a.example/x.css") ;a{}',
    ],
    ['@import "https://a.example\\2f x" "http://10.0.0.1/y";a{}', 'a{}'],
    ['@import "data:text/css,a{b:url(http://10.0.0.1)}";a{}', 'a{}'],
    ['@import url(https://lotse.example/x.css)', ''],
    // As the recorder writes out `url(#dots)`.
    ['a{fill:url("https://shop.example/p/#dots")}', 'a{fill:url("#dots")}'],
    ['a{b:image-set("http://10.0.0.1/x" 1x)}', 'a{b:lotse-none("http://10.0.0.1/x" 1x)}'],
    ['a{b:url(https://shop.example/a.png)}', 'a{b:url("https://shop.example/a.png")}'],
    ['a{b:url(#mask)}', 'a{b:url("#mask")}'],
    ['a{b:url(http://10.0.0.1/x', 'a{b:url("data:,")'],
    ['@media (prefers-color-scheme: dark){a{}}', '@media (max-width: 0){a{}}'],
    [':root{color-scheme:light dark}', ':root{color-scheme:light}'],
  ])('%s', (css, clean) =>
    expect(sanitizeCss(css, { allow, sheet: (given) => given, media: { scheme: 'light' } })).toBe(clean),
  );

  test('that came beside the page are put in where they are named, and cleaned like all others', () => {
    const name = 'lotse-sheet:1.2';
    const bad = '@import "http://10.0.0.1/y.css"; a{b:url(http://10.0.0.1/x)} p{color:red}';
    const rules = 'a{b:url(http://10.0.0.1/x)}\0p{color:red}';
    const clean = createEventSanitizer(allow, (given) =>
      given === name ? bad : given === `${name}.r` ? rules : given,
    );
    const style = element('style', {}, [text(name)]);
    const page = clean(
      snapshotOf(element('link', { _cssText: name }), style, element('p', { style: name, title: name })),
    );
    const later = clean(
      mutation({
        texts: [
          { id: style.childNodes![0]!.id, value: name },
          { id: 9_999, value: name },
        ],
        attributes: [{ id: style.id, attributes: { _cssText: name } }],
      }),
    );
    const adopted = clean({
      type: 3,
      timestamp: 7,
      data: { source: 15, id: 2, styleIds: [1], styles: [{ styleId: 1, rules: `${name}.r` }] },
    });
    const whole = JSON.stringify([page, later, adopted]);
    expect(whole).not.toContain('10.0.0.1');
    // Five places where a sheet may stand; a text for people stays one.
    expect(whole.match(/p\{color:red\}/g)).toHaveLength(7);
    expect(whole.match(/lotse-sheet/g)).toHaveLength(1);
    expect(adopted?.data).toMatchObject({ styles: [{ rules: [{ index: 0 }, { rule: 'p{color:red}', index: 1 }] }] });
  });

  test('are cleaned wherever they come in', () => {
    const clean = createEventSanitizer(allow);
    const bad = 'a{b:url(http://10.0.0.1/x)}';
    const style = element('style', { _cssText: bad }, [text(bad)]);
    const whole = JSON.stringify([
      clean(snapshotOf(style, element('p', { style: 'background:url(http://10.0.0.1/x)' }))),
      clean(mutation({ adds: [{ parentId: style.id, nextId: null, node: text(bad) }] })),
      clean(mutation({ texts: [{ id: style.childNodes![0]!.id, value: bad }] })),
      clean(mutation({ texts: [{ id: 99_999, value: bad }] })),
      clean(
        mutation({
          attributes: [{ id: style.id, attributes: { style: { background: ['url(http://10.0.0.1/x)', ''] } } }],
        }),
      ),
      clean({ type: 3, timestamp: 1, data: { source: 8, id: 5, adds: [{ rule: bad, index: 0 }], replaceSync: bad } }),
      clean({
        type: 3,
        timestamp: 1,
        data: { source: 13, id: 5, index: [0], set: { property: 'background', value: 'url(http://10.0.0.1/x)' } },
      }),
      clean({
        type: 3,
        timestamp: 1,
        data: { source: 15, id: 5, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: bad }] }] },
      }),
    ]);
    expect(whole).not.toContain('10.0.0.1');
    expect(whole.match(/data:,/g)).toHaveLength(11);
  });
});
