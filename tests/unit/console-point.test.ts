/** The hand of an agent as frames: how often, how much of a line, and what a resting pointer says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMovePointer } from '../../console/point/move-pointer.ts';
import { createPace } from '../../console/point/pace.ts';
import { simplifyLine } from '../../console/point/simplify-line.ts';
import type { Pointed } from '../../console/point/pointed.ts';

describe('a line', () => {
  const point = fc.record({
    x: fc.double({ min: 0, max: 500, noNaN: true }),
    y: fc.double({ min: 0, max: 500, noNaN: true }),
  });
  it('loses only what lies on it', () => {
    const straight = [0, 1, 2, 3].map((x) => ({ x, y: x }));
    expect(simplifyLine(straight, 0.5)).toEqual([straight[0], straight[3]]);
    const bent = [
      { x: 0, y: 0 },
      { x: 5, y: 9 },
      { x: 10, y: 0 },
    ];
    expect(simplifyLine(bent, 0.5)).toEqual(bent);
  });
  it('keeps its ends and order, and never comes further from where the hand was than agreed', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 60 }), (points) => {
        const kept = simplifyLine(points, 1);
        expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
        expect(kept).toEqual(points.filter((one) => kept.includes(one)));
        const far = (one: { x: number; y: number }) =>
          Math.min(...kept.slice(1).map((to, at) => distance(one, kept[at]!, to)));
        expect(Math.max(...points.map(far))).toBeLessThanOrEqual(1.000_001);
      }),
    );
  });
});
function distance(one: { x: number; y: number }, a: { x: number; y: number }, b: { x: number; y: number }): number {
  const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const share =
    square && Math.max(0, Math.min(1, ((one.x - a.x) * (b.x - a.x) + (one.y - a.y) * (b.y - a.y)) / square));
  return Math.hypot(one.x - a.x - share * (b.x - a.x), one.y - a.y - share * (b.y - a.y));
}

/** A screen whose pictures and clock are drawn by hand. */
function handScreen() {
  let nowMs = 0;
  let waiting: (() => void)[] = [];
  return {
    now: () => nowMs,
    beforePicture: (run: () => void) => void waiting.push(run),
    picture(ms: number) {
      nowMs += ms;
      const runs = waiting;
      waiting = [];
      for (const run of runs) run();
    },
  };
}

describe('the pace', () => {
  it('says the first at once, then the newest once a picture', () => {
    const screen = handScreen();
    const pace = createPace(screen);
    const said: number[] = [];
    for (const n of [1, 2, 3]) pace.soon(() => said.push(n));
    screen.picture(17);
    pace.soon(() => said.push(4));
    screen.picture(17);
    screen.picture(17);
    expect(said).toEqual([1, 3, 4]);
  });
  it('does not follow a faster screen beyond what the server takes', () => {
    const screen = handScreen();
    const pace = createPace(screen);
    let said = 0;
    for (let ms = 0; ms < 1_000; ms += 4) {
      pace.soon(() => (said += 1));
      screen.picture(4);
    }
    expect(said).toBeGreaterThan(50);
    expect(said).toBeLessThanOrEqual(70);
  });
});

describe('the pointer', () => {
  function hand() {
    const screen = handScreen();
    const sent: Pointed[] = [];
    let timers: (() => void)[] = [];
    const element = {} as Element;
    const pointer = createMovePointer({
      replica: {
        targetAt: (x: number, y: number) => (x < 0 ? null : { element, spot: { node: 7, x, y } }),
        caretAt: () => null,
        nodeOf: () => 7,
        page: () => null,
      },
      pace: createPace(screen),
      send: (pointed) => sent.push(pointed),
      after(_ms, run) {
        timers = [run];
        return () => (timers = []);
      },
    });
    const wait = () => timers.splice(0).forEach((run) => run());
    return { screen, sent, pointer, wait };
  }
  it('is said again while the hand rests, since the last move may have been lost; not for ever', () => {
    const { screen, sent, pointer, wait } = hand();
    pointer.move(0.2, 0.3);
    screen.picture(17);
    expect(sent).toEqual([{ kind: 'move', node: 7, x: 0.2, y: 0.3 }]);
    for (let n = 0; n < 40; n += 1) wait();
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.length).toBeLessThan(20);
    expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1);
  });
  it('leaves once, and what waited does not bring it back', () => {
    const { screen, sent, pointer, wait } = hand();
    pointer.click(0.2, 0.3);
    pointer.move(0.5, 0.5);
    pointer.move(0.6, 0.6);
    pointer.leave();
    pointer.leave();
    screen.picture(17);
    wait();
    expect(sent.map(({ kind }) => kind)).toEqual(['click', 'move', 'leave']);
  });
  it('says nothing where there is no page', () => {
    const { screen, sent, pointer } = hand();
    pointer.move(-1, 0);
    screen.picture(17);
    pointer.leave();
    expect(sent).toEqual([]);
  });
});
