/**
 * Whatever a page does to its tree, the replica ends as the page does: changes by chance (moves, wraps, whole subtrees) through
 * the recorder as the build fits it, the console's cleaning and the replayer. Without a server and without shadow trees.
 */
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Replica } from '../../../console/page/replica.ts';
import { BROWSER_TARGET, browserBase } from '../../../scripts/vite/browser-base.ts';
import { fitRecorder } from '../../../scripts/vite/fit-recorder.ts';
import { openPerson, type Person } from '../../support/chromium.ts';

const ENTRY = `import { recordPage } from '/widget/cobrowse/record-page.ts';
  import { createEventSanitizer } from '/console/page/cleaning/sanitize-event.ts';
  import { Replica } from '/console/page/replica.ts';
  import { Replayer } from '@rrweb/replay';
  window.faults = [];
  window.begin = () => {
    const clean = createEventSanitizer(() => undefined);
    const outside = document.querySelector('iframe').contentDocument;
    const replayer = new Replayer([], { root: outside.body, liveMode: true, mouseTail: false, useVirtualDom: false, showWarning: false });
    replayer.startLive(Date.now() + 60_000);
    window.replica = () => replayer.iframe.contentDocument;
    recordPage({
      onEvent(event) {
        const safe = clean(JSON.parse(JSON.stringify(event)));
        if (safe) replayer.addEvent({ ...safe, timestamp: Date.now() });
      },
      onFault: (fault) => faults.push(String(fault?.stack ?? fault)),
      onOutdated() {},
    });
  };
  window.mirror = () => {
    const clean = createEventSanitizer(() => undefined);
    const replica = new Replica(document.querySelector('iframe'), () => {});
    replica.begin();
    recordPage({
      onEvent(event) {
        const safe = clean(JSON.parse(JSON.stringify(event)));
        if (safe) replica.apply([safe]);
      },
      onFault: (fault) => faults.push(String(fault?.stack ?? fault)),
      onOutdated() {},
    });
    return replica;
  };`;
const PAGE = `<!doctype html><html><head><title>x</title></head><body>
  <main id="here"><p>one <b>two</b></p><ul><li>a</li><li>b</li></ul></main>
  <div data-lotse="block"><iframe></iframe></div></body></html>`;
const ROUNDS = 40;

let person: Person;
let script = '';
beforeAll(async () => {
  const output = await build({
    ...browserBase(),
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      fitRecorder(),
      {
        name: 'entry',
        resolveId: (id) => (id === 'virtual:changes' ? `\0${id}` : undefined),
        load: (id) => (id === '\0virtual:changes' ? ENTRY : undefined),
      },
    ],
    build: {
      write: false,
      target: BROWSER_TARGET,
      rollupOptions: { input: 'virtual:changes', output: { format: 'iife' } },
    },
  });
  const bundle = Array.isArray(output) ? output[0]! : output;
  if (!('output' in bundle)) throw new Error('nothing was built');
  script = bundle.output[0].code;
  person = await openPerson();
});
afterAll(() => person?.close());

describe('changes by chance', () => {
  it.each([1, 2, 3, 4, 5, 6])('end alike on both sides, seed %i', async (seed) => {
    const page = await person.context.newPage();
    await page.setContent(PAGE);
    await page.addScriptTag({ content: script });
    const sides = await page.evaluate(changeByChance, [seed, ROUNDS] as const);
    await page.close();
    expect(sides.faults).toEqual([]);
    expect(sides.replica).toEqual(sides.page);
    expect(Math.max(...sides.page.map((tree) => tree.length))).toBeGreaterThan(500);
  });
});

it('a canvas keeps what is drawn on it when the page changes its style', async () => {
  const page = await person.context.newPage();
  await page.setContent(PAGE.replace('<ul>', '<canvas style="color: red"></canvas><ul>'));
  await page.addScriptTag({ content: script });
  const shown = await page.evaluate(restyleCanvas);
  await page.close();
  expect(shown.before).toContain('data:image/png');
  expect(shown.after).toContain('data:image/png');
});

/** Runs in the page; leaves the canvas' background in the replica before and after. */
async function restyleCanvas() {
  const { mirror } = globalThis as unknown as { mirror(): Replica };
  const replica = mirror();
  const theirs = () => replica.page()?.document.querySelector('canvas');
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(() => Boolean(theirs()));
  replica.draw({ node: replica.nodeOf(theirs()!), picture: 'data:image/png;base64,iVBORw0KGgo=' });
  replica.apply([]);
  await until(() => theirs()!.style.background !== '');
  const before = theirs()!.style.background;
  document.querySelector('canvas')!.style.opacity = '0.5';
  await until(() => theirs()!.style.opacity === '0.5');
  return { before, after: theirs()!.style.background };
}

/** Runs in the page; leaves what both trees are in the end. */
async function changeByChance([seed, rounds]: readonly [number, number]) {
  const LOOKS = 40;
  const here = globalThis as unknown as { begin(): void; replica(): Document; faults: string[] };
  let state = seed;
  const chance = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const root = document.querySelector('#here')!;
  const written = (node: Node): string => {
    const element = node as Element;
    if (node.nodeType === Node.TEXT_NODE) return JSON.stringify(node.textContent);
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const names = element.getAttributeNames().toSorted();
    const attributes = names.map((name) => ` ${name}=${element.getAttribute(name)}`).join('');
    return `<${element.localName}${attributes}>${[...node.childNodes].map(written).join('')}</>`;
  };
  const settled = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  const nodes = () => {
    const found: Node[] = [];
    const walk = (node: Node) => {
      if (node !== root) found.push(node);
      node.childNodes.forEach(walk);
    };
    walk(root);
    return found;
  };
  const anyNode = () => {
    const all = nodes();
    return all[chance(all.length)] ?? root.appendChild(document.createElement('p'));
  };
  const anyElement = (): Element => {
    const all = nodes().filter((node) => node.nodeType === Node.ELEMENT_NODE);
    return (all[chance(all.length)] as Element | undefined) ?? root;
  };
  /** Or nothing would be left to change. */
  const smallElement = (): Element => {
    const found = anyElement();
    return found === root || found.querySelectorAll('*').length > 8
      ? root.appendChild(document.createElement('p'))
      : found;
  };
  const fresh = (depth = 0): Node => {
    if (chance(3) === 0) return document.createTextNode(`text ${chance(1_000)}`);
    const made = document.createElement(['div', 'span', 'section'][chance(3)]!);
    if (chance(2) === 0) made.className = `c${chance(9)}`;
    if (depth < 4) for (let n = chance(4); n > 0; n -= 1) made.append(fresh(depth + 1));
    return made;
  };
  const place = (node: Node) => {
    const parent = anyElement();
    if (node.contains(parent)) return;
    parent.insertBefore(node, parent.childNodes[chance(parent.childNodes.length + 1)] ?? null);
  };
  const acts: (() => void)[] = [
    () => place(fresh()),
    () => place(fresh()),
    () => place(anyNode()),
    () => place(anyNode()),
    () => smallElement().remove(),
    () => void anyElement().setAttribute('class', `k${chance(50)}`),
    () => void anyElement().setAttribute('style', `width: ${chance(90)}px; color: red;`),
    () => (smallElement().textContent = `set ${chance(99)}`),
    () => (smallElement().innerHTML = `<p>in <i>it ${chance(99)}</i></p>tail`),
    () => {
      const inner = anyElement();
      if (inner === root) return;
      const wrap = document.createElement('div');
      inner.replaceWith(wrap);
      wrap.append(document.createElement('hr'), inner);
    },
    () => {
      const gone = anyElement();
      if (gone === root) return;
      const parent = gone.parentNode;
      gone.remove();
      gone.append(fresh());
      if (chance(2) === 0) parent?.appendChild(gone);
    },
    () => {
      const text = nodes().find((node) => node.nodeType === Node.TEXT_NODE) as Text | undefined;
      if (text) text.data = `data ${chance(99)}`;
    },
  ];
  const page: string[] = [];
  const replica: string[] = [];
  here.begin();
  await settled();
  for (let round = 0; round < rounds; round += 1) {
    for (let n = 1 + chance(8); n > 0; n -= 1) acts[chance(acts.length)]!();
    await settled();
    const mine = written(root);
    const theirs = () => written(here.replica().querySelector('#here') ?? new Text());
    // The first picture comes in slices, and the replayer draws when the browser does.
    for (let look = 0; look < LOOKS && theirs() !== mine; look += 1) await settled();
    page.push(mine);
    replica.push(theirs());
  }
  return { page, replica, faults: here.faults };
}
