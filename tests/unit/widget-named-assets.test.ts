import { expect, it } from 'vitest';
import { namedAssets } from '../../widget/cobrowse/named-assets.ts';

const host = 'https://shop.example';
function named(event: unknown): string[] {
  const found: string[] = [];
  namedAssets(event, (url) => found.push(url.replace(host, '')));
  return found.toSorted();
}
const element = (tagName: string, attributes: object, childNodes: unknown[] = []) => ({
  type: 2,
  id: 1,
  tagName,
  attributes,
  childNodes,
});
const snapshot = (...childNodes: unknown[]) => ({
  type: 2,
  data: { node: { type: 0, id: 9, childNodes }, extra: undefined },
});

it('finds what elements draw, at any depth', () => {
  const event = snapshot(
    element('div', { style: `background: url("${host}/inline.png")` }, [
      element('img', { src: `${host}/a.png`, srcset: `${host}/b.png 1x, ${host}/c.png 2x` }),
      element('video', { poster: `${host}/poster.jpg`, src: `${host}/film.mp4` }),
      { ...element('image', { href: `${host}/drawn.svg` }), isSVG: true },
    ]),
    element('link', { rel: 'stylesheet', _cssText: `a{src:url(${host}/f.woff2)} b{mask:url('${host}/m.svg')}` }),
    element('style', {}, [{ type: 3, id: 4, textContent: `i{background:url("${host}/text.png")}`, isStyle: true }]),
  );
  expect(named(event)).toEqual(
    [
      '/a.png',
      '/b.png',
      '/c.png',
      '/drawn.svg',
      '/f.woff2',
      '/inline.png',
      '/m.svg',
      '/poster.jpg',
      '/text.png',
    ].toSorted(),
  );
});

it('takes no link for a picture: the picture a link leads to may be hidden', () => {
  const event = snapshot(
    element('a', { href: `${host}/scan.jpg` }, [element('img', { rr_width: '10px', rr_height: '10px' })]),
    element('iframe', { src: `${host}/frame.html` }),
  );
  expect(named(event)).toEqual([]);
});

it('finds what changes and later sheets name', () => {
  const change = {
    source: 0,
    attributes: [{ id: 1, attributes: { src: `${host}/new.png`, href: `${host}/link.jpg` } }],
  };
  expect(named({ type: 3, data: change })).toEqual(['/new.png']);
  const style = {
    source: 0,
    attributes: [{ id: 1, attributes: { style: { 'background-image': `url(${host}/s.png)` } } }],
  };
  expect(named({ type: 3, data: style })).toEqual(['/s.png']);
  const adopted = {
    source: 15,
    id: 1,
    styles: [{ styleId: 1, rules: [{ rule: `a{src:url("${host}/late.woff2")}` }] }],
  };
  expect(named({ type: 3, data: adopted })).toEqual(['/late.woff2']);
});
