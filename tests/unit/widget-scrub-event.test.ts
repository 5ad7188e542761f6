import type { eventWithTime, serializedNodeWithId } from '@rrweb/types';
import { describe, expect, it } from 'vitest';
import type { LiveNodes } from '../../widget/cobrowse/live-nodes.ts';
import { scrubEvent } from '../../widget/cobrowse/scrub-event.ts';

type Loose = {
  id?: number;
  type: number;
  tagName?: string;
  attributes?: object;
  textContent?: string;
  childNodes?: Loose[];
};
const text = (textContent: string): Loose => ({ type: 3, id: 90, textContent });
const tag = (tagName: string, attributes: object, ...childNodes: Loose[]): Loose => ({
  type: 2,
  id: 10,
  tagName,
  attributes,
  childNodes,
});
const nobody: LiveNodes = {
  area: () => 'plain',
  rootArea: () => 'plain',
  size: () => ({}),
  field: () => undefined,
  tag: () => 'div',
  parentTag: () => 'p',
  keepMasked: () => {},
  isKept: () => false,
  isKnown: () => true,
  forget: () => {},
  css: (sheet) => sheet,
  sheet: (css) => css,
};
const snapshot = (node: Loose, live = nobody): string =>
  JSON.stringify(
    scrubEvent(
      {
        type: 2,
        timestamp: 1,
        data: { node: node as serializedNodeWithId, initialOffset: { top: 0, left: 0 } },
      } as eventWithTime,
      live,
    ),
  );
const change = (data: object, live = nobody): string =>
  JSON.stringify(scrubEvent({ type: 3, timestamp: 1, data } as eventWithTime, live));
const nothing = { adds: [], removes: [], texts: [], attributes: [], source: 0 };

describe('a style that is told anew', () => {
  const picture: LiveNodes = {
    ...nobody,
    area: () => 'masked',
    tag: () => 'img',
    size: () => ({ rr_width: '70px', rr_height: '40px' }),
  };
  it.each([
    ['another one', 'opacity: 0.5'],
    ['none', null],
  ])('keeps the size of a picture that is not: %s', (_, style) => {
    const changed = () => ({ ...nothing, attributes: [{ id: 10, attributes: { style } }] });
    expect(change(changed(), picture)).toContain(`"${style ?? ''};width:70px;height:40px"`);
    expect(change(changed())).not.toContain('width');
  });
});

describe('a snapshot', () => {
  it('masks texts and spoken attributes of a masked area, and nothing beside it', () => {
    const said = snapshot(
      tag(
        'body',
        {},
        tag('p', { 'data-lotse': 'mask', title: 'geheim', 'data-id': 'geheim' }, text('geheim')),
        tag('p', {}, text('offen')),
      ),
    );
    expect(said).not.toContain('geheim');
    expect(said).toContain('offen');
  });
  it('shows what is unmasked inside a masked page', () => {
    const said = snapshot(
      tag('body', { 'data-lotse': 'mask' }, text('geheim'), tag('nav', { 'data-lotse': 'unmask' }, text('offen'))),
    );
    expect(said).not.toContain('geheim');
    expect(said).toContain('offen');
  });
  it.each([
    ['handlers', tag('a', { onclick: 'steal(geheim)' })],
    ['frames written inline', tag('iframe', { srcdoc: '<p>geheim</p>' })],
    ['nonces', tag('script', { nonce: 'geheim' })],
    ['values of metas', tag('meta', { name: 'csrf-token', content: 'geheim' })],
    ['texts in text areas', tag('textarea', {}, text('geheim'))],
    ['texts people write', tag('div', { contenteditable: 'true' }, text('geheim'))],
    ['custom properties in masked areas', tag('div', { 'data-lotse': 'mask', style: '--name: geheim; color: red' })],
    ['addresses of pictures in masked areas', tag('div', { 'data-lotse': 'mask' }, tag('img', { src: '/geheim.png' }))],
    [
      'unknown attributes in masked areas',
      tag('div', { 'data-lotse': 'mask', 'x-data': 'geheim', 'v-bind': 'geheim' }),
    ],
    ['queries of links', tag('a', { href: '/reset?token=geheim' })],
    ['where forms go', tag('form', { action: '/geheim' })],
    ['what a frame of another origin shows', tag('iframe', { rr_src: 'https://pay.example/geheim' })],
    ['the title of the page', tag('title', {}, text('geheim'))],
    ['what is offered while typing', tag('datalist', {}, tag('option', { value: 'geheim' }))],
    ['a program’s notes', tag('div', { 'data-page': `{"user":"geheim"}${' '.repeat(300)}` })],
    ['addresses in masked areas', tag('a', { 'data-lotse': 'mask', href: '/reset?token=geheim' })],
  ])('leaves out %s', (_what, node) => expect(snapshot(node)).not.toContain('geheim'));
  it('tells nothing of a masked field by its other attributes, and not what is chosen', () => {
    const said = snapshot(
      tag(
        'select',
        { title: 'geheim', placeholder: 'geheim', 'data-value': 'geheim', 'aria-label': 'geheim' },
        tag('option', { selected: true }, text('eins')),
      ),
      {
        ...nobody,
        field: (id) => (id === 10 ? 'masked' : undefined),
      },
    );
    expect(said).not.toContain('geheim');
    expect(said).not.toContain('selected');
  });
  it('keeps style sheets as they are', () =>
    expect(snapshot(tag('style', {}, text('a::before{content:"1"}')))).toContain('content'));
});

describe('a change', () => {
  it('masks by where it happens', () => {
    const masked: LiveNodes = { ...nobody, area: () => 'masked' };
    const said = change(
      {
        ...nothing,
        adds: [{ parentId: 1, nextId: null, node: tag('b', {}, text('geheim')) }],
        texts: [{ id: 2, value: 'geheim' }],
        attributes: [{ id: 3, attributes: { title: 'geheim', style: { '--name': 'geheim', color: 'red' } } }],
      },
      masked,
    );
    expect(said).not.toContain('geheim');
    expect(said).toContain('red');
  });
  it('hides what a box says unless it is shown', () => {
    const input = { source: 5, id: 4, text: 'on', isChecked: true };
    expect(change({ ...input }, { ...nobody, field: () => 'masked' })).toContain('"isChecked":false');
    expect(change({ ...input }, { ...nobody, field: () => 'shown' })).toContain('"isChecked":true');
  });
  it('lets no value through for a field nobody knows', () => {
    expect(change({ source: 5, id: 5, text: 'geheim', isChecked: false })).not.toContain('geheim');
  });
  it('tells nothing of what happens in a blocked place, whatever it is', () => {
    const blocked: LiveNodes = { ...nobody, area: () => 'blocked' };
    const mutation = () => ({
      ...nothing,
      adds: [{ parentId: 1, nextId: null, node: tag('b', { title: 'geheim' }, text('geheim')) }],
      texts: [{ id: 2, value: 'geheim' }],
      attributes: [{ id: 3, attributes: { title: 'geheim' } }],
    });
    const others = [
      { source: 15, id: 4, styleIds: [1], styles: [{ styleId: 1, rules: [{ rule: 'geheim' }] }] },
      { source: 8, id: 5, adds: [{ rule: 'geheim' }] },
      { source: 3, id: 6, x: 0, y: 10 },
      { source: 5, id: 7, text: '•', isChecked: false },
    ];
    for (const data of [mutation(), ...others]) expect(change(data, blocked)).toBeUndefined();
    // A part of it elsewhere is told.
    const mixed: LiveNodes = { ...nobody, area: (id) => (id === 3 ? 'plain' : 'blocked') };
    expect(JSON.parse(change(mutation(), mixed))).toMatchObject({
      data: { adds: [], texts: [], attributes: [{ id: 3 }] },
    });
  });
  it('a sheet made by script may go by name as a whole, with clean rules', () => {
    const told: string[] = [];
    const named: LiveNodes = {
      ...nobody,
      css: (rule) => rule.replace('geheim', ''),
      sheet: (css) => `name ${told.push(css)}`,
    };
    const styles = [{ styleId: 1, rules: [{ rule: 'a{b:"geheim"}' }, { rule: 'p{}' }] }];
    expect(JSON.parse(change({ source: 15, id: 4, styleIds: [1], styles }, named))).toMatchObject({
      data: { styles: [{ styleId: 1, rules: 'name 1' }] },
    });
    expect(told).toEqual(['a{b:""}\0p{}']);
  });
  it('masks what came out of a masked place by the place it came from', () => {
    const moved: LiveNodes = { ...nobody, area: (id) => (id === 10 ? 'masked' : 'plain') };
    const adds = [{ parentId: 1, nextId: null, node: tag('b', {}, text('geheim')) }];
    expect(change({ ...nothing, adds }, moved)).not.toContain('geheim');
  });
  it('leaves out what stands before a node nobody knows yet, and forgets it', () => {
    const forgotten: number[] = [];
    const early: LiveNodes = { ...nobody, isKnown: (id) => id !== 8, forget: (id) => forgotten.push(id) };
    const adds = [{ parentId: 1, nextId: 8, node: tag('b', {}) }];
    expect(change({ ...nothing, adds }, early)).toBeUndefined();
    expect(forgotten).toEqual([10]);
  });
  it('keeps masked what was, when the mark has gone', () =>
    expect(
      snapshot(tag('p', {}, tag('b', { title: 'geheim' }, text('geheim'))), { ...nobody, isKept: (id) => id === 10 }),
    ).not.toContain('geheim'));
  it('masks options that come later by their field', () => {
    const hidden: LiveNodes = { ...nobody, field: () => 'masked' };
    const adds = [
      { parentId: 1, nextId: null, node: tag('option', { value: 'geheim', label: 'geheim' }, text('geheim')) },
    ];
    expect(change({ ...nothing, adds, texts: [{ id: 2, value: 'geheim' }] }, hidden)).not.toContain('geheim');
  });
  it.each([
    ['masked', false],
    ['secret', false],
    ['shown', true],
  ] as const)('of a choice is told by the mask of its list: %s', (mask, isTold) => {
    const list: LiveNodes = { ...nobody, field: () => mask, tag: () => 'option' };
    const attributes = [{ id: 3, attributes: { selected: true, class: 'a' } }];
    const adds = [{ parentId: 1, nextId: null, node: tag('option', { selected: true }) }];
    expect(String(change({ ...nothing, attributes }, list)).includes('selected')).toBe(isTold);
    expect(String(change({ ...nothing, adds }, list)).includes('selected')).toBe(isTold);
  });
  it('cuts query and fragment from the address of the page', () => {
    const event = scrubEvent(
      {
        type: 4,
        timestamp: 1,
        data: { href: 'https://shop.example/a/b?token=x#y', width: 1, height: 1 },
      } as eventWithTime,
      nobody,
    );
    expect(event).toMatchObject({ data: { href: 'https://shop.example/a/b' } });
  });
});
