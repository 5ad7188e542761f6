/** What a browser does next about its link to the call: every row is a situation, what happened, and what follows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ICE_RESTART_MS, LONGEST_PAUSE_MS, PATIENCE_MS } from '../../shared/call/call-limits.ts';
import { decideLink, stateOf, type Link, type LinkEvent } from '../../shared/call/decide-link.ts';

const LIVE: Link = { at: 'live', epoch: 3 };
const PATIENT: Link = { at: 'unsteady', epoch: 3, step: 'patience' };
const RESTARTING: Link = { at: 'unsteady', epoch: 3, step: 'restart' };
const JOINING: Link = { at: 'joining', tries: 0, wasLive: false };
const REJOINING: Link = { at: 'joining', tries: 0, wasLive: true };
const decide = (link: Link, event: LinkEvent) => decideLink(link, event, 1);

describe('the line', () => {
  it.each<[string, Link, LinkEvent, Link, unknown[]]>([
    ['joins at the start', { at: 'new' }, { type: 'start' }, JOINING, ['join']],
    ['is live once joined', JOINING, { type: 'joined', epoch: 3 }, LIVE, []],
    [
      'waits a little when contact is lost',
      LIVE,
      { type: 'transport', state: 'disconnected' },
      PATIENT,
      [{ waitMs: PATIENCE_MS }],
    ],
    ['is live again when contact comes back', PATIENT, { type: 'transport', state: 'connected' }, LIVE, []],
    [
      'restarts ICE when patience is over',
      PATIENT,
      { type: 'time_over' },
      RESTARTING,
      ['restart_ice', { waitMs: ICE_RESTART_MS }],
    ],
    [
      'restarts ICE at once when a transport failed',
      LIVE,
      { type: 'transport', state: 'failed' },
      RESTARTING,
      ['restart_ice', { waitMs: ICE_RESTART_MS }],
    ],
    ['is live again after an ICE restart', RESTARTING, { type: 'transport', state: 'connected' }, LIVE, []],
    ['joins again when the ICE restart takes too long', RESTARTING, { type: 'time_over' }, REJOINING, ['join']],
    [
      'joins again when the room refuses an ICE restart',
      RESTARTING,
      { type: 'ice_not_restarted' },
      REJOINING,
      ['join'],
    ],
    ['joins again when it fails once more', RESTARTING, { type: 'transport', state: 'failed' }, REJOINING, ['join']],
    ['joins again when the room is lost', LIVE, { type: 'room_lost', epoch: 3 }, REJOINING, ['join']],
    [
      'joins again when the room is lost amid trouble',
      RESTARTING,
      { type: 'room_lost', epoch: 3 },
      REJOINING,
      ['join'],
    ],
    ['ignores the loss of an older room', LIVE, { type: 'room_lost', epoch: 2 }, LIVE, []],
    [
      'ignores contact of the old room while it joins',
      REJOINING,
      { type: 'transport', state: 'failed' },
      REJOINING,
      [],
    ],
  ])('%s', (_title, link, event, next, commands) => {
    expect(decide(link, event)).toEqual({ link: next, commands });
  });
});

describe('another network', () => {
  it.each<[string, Link, Link, unknown[]]>([
    ['restarts ICE at once', LIVE, RESTARTING, ['restart_ice', { waitMs: ICE_RESTART_MS }]],
    ['ends our patience', PATIENT, RESTARTING, ['restart_ice', { waitMs: ICE_RESTART_MS }]],
    ['does not restart a restart', RESTARTING, RESTARTING, []],
    ['is no news while joining', JOINING, JOINING, []],
  ])('%s', (_title, link, next, commands) => {
    expect(decide(link, { type: 'network_changed' })).toEqual({ link: next, commands });
  });
});

describe('signalling', () => {
  it('lost and back joins again, and nobody notices while media flows', () => {
    const lost = decide(LIVE, { type: 'signal_lost' });
    expect(lost).toEqual({ link: { at: 'offline', wasLive: true, mediaFlows: true }, commands: [] });
    expect(stateOf(lost.link)).toBe('live');
    const broken = decide(lost.link, { type: 'transport', state: 'failed' });
    expect(stateOf(broken.link)).toBe('reconnecting');
    expect(decide(broken.link, { type: 'signal_back' })).toEqual({ link: REJOINING, commands: ['join'] });
  });

  it('back is no news to anybody either while the seat of before still sends and receives', () => {
    const { link } = decide(decide(LIVE, { type: 'signal_lost' }).link, { type: 'signal_back' });
    expect(stateOf(link)).toBe('live');
    expect(stateOf(decide(link, { type: 'signal_lost' }).link)).toBe('live');
    expect(stateOf(decide(link, { type: 'transport', state: 'disconnected' }).link)).toBe('reconnecting');
    expect(stateOf(decide(link, { type: 'join_failed', code: 'unavailable' }).link)).toBe('reconnecting');
  });

  it('lost while joining for the first time is still connecting', () => {
    const { link } = decide(JOINING, { type: 'signal_lost' });
    expect(stateOf(link)).toBe('connecting');
    expect(decide(link, { type: 'signal_back' })).toEqual({ link: JOINING, commands: ['join'] });
  });
});

describe('a failed join', () => {
  it('is tried again with growing pauses up to a longest one', () => {
    let link: Link = JOINING;
    const pauses: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      const failed = decide(link, { type: 'join_failed', code: 'unavailable' });
      const [command] = failed.commands;
      if (typeof command !== 'object') throw new Error('no pause');
      pauses.push(command.waitMs);
      link = decide(failed.link, { type: 'time_over' }).link;
    }
    expect(pauses).toEqual([
      300,
      600,
      1_200,
      2_400,
      LONGEST_PAUSE_MS,
      LONGEST_PAUSE_MS,
      LONGEST_PAUSE_MS,
      LONGEST_PAUSE_MS,
    ]);
  });

  it('waits as long as the server says', () => {
    const failed = decide(JOINING, { type: 'join_failed', code: 'rate_limited', retryAfterMs: 9_000 });
    expect(failed.commands).toEqual([{ waitMs: 9_000 }]);
  });

  it('waits between half and the whole pause, by chance', () => {
    const wait = (chance: number) => decideLink(JOINING, { type: 'join_failed', code: 'conflict' }, chance).commands[0];
    expect([wait(0), wait(0.999)]).toEqual([{ waitMs: 150 }, { waitMs: 300 }]);
  });

  it.each([
    ['closed', 'lost'],
    ['not_found', 'refused'],
    ['forbidden', 'refused'],
    ['media_unavailable', 'no_media'],
    ['unsupported', 'unsupported'],
  ] as const)('is final for %s', (code, why) => {
    expect(decide(REJOINING, { type: 'join_failed', code })).toEqual({ link: { at: 'over', why }, commands: ['stop'] });
  });
});

const event: fc.Arbitrary<LinkEvent> = fc.oneof(
  fc.constantFrom<LinkEvent>(
    { type: 'start' },
    { type: 'signal_lost' },
    { type: 'signal_back' },
    { type: 'ice_not_restarted' },
    { type: 'time_over' },
    { type: 'network_changed' },
  ),
  fc.nat(5).map((epoch): LinkEvent => ({ type: 'joined', epoch })),
  fc.nat(5).map((epoch): LinkEvent => ({ type: 'room_lost', epoch })),
  fc
    .constantFrom('unavailable', 'conflict', 'rate_limited', 'closed')
    .map((code): LinkEvent => ({ type: 'join_failed', code: code as 'closed' })),
  fc
    .constantFrom('connected', 'disconnected', 'failed')
    .map((state): LinkEvent => ({ type: 'transport', state: state as 'failed' })),
);

it('always has something to wait for, whatever happens', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let link = decide({ at: 'new' }, { type: 'start' }).link;
      let isTimed = false;
      let isAsked = true;
      for (const each of events) {
        const step = decide(link, each);
        if (step.link !== link) {
          isTimed = step.commands.some((command) => typeof command === 'object');
          isAsked = step.commands.some((command) => command === 'join');
        }
        link = step.link;
        const waitsForTimer = link.at === 'pausing' || link.at === 'unsteady';
        const isStuck = (waitsForTimer && !isTimed) || (link.at === 'joining' && !isAsked);
        expect(isStuck).toBe(false);
      }
    }),
  );
});

it('does nothing more once it is over', () => {
  const over: Link = { at: 'over', why: 'by_agent' };
  fc.assert(fc.property(event, (each) => void expect(decide(over, each)).toEqual({ link: over, commands: [] })));
});
