/** Hostile signalling bodies against a real worker: always a closed error, never a crash, and the room goes on. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Result } from '../../shared/protocol/errors.ts';
import type { CallId } from '../../shared/protocol/ids.ts';
import type { MediaRoom } from '../../server/app/media-port.ts';
import { FakePeer } from '../support/fake-peer.ts';
import { startRealMedia, type RealMedia } from '../support/real-media.ts';

let real: RealMedia;
let room: MediaRoom;
let anna: FakePeer;
let eve: FakePeer;
let producerId: string;

beforeAll(async () => {
  real = await startRealMedia();
  const opened = await real.media.openRoom('call' as CallId, 1, () => {});
  if (!opened.ok) throw new Error(opened.error.code);
  room = opened.data;
  anna = await FakePeer.sit(room, 'a-anna');
  eve = await FakePeer.sit(room, 'v-eve');
  const produced = await anna.produce('video', 'camera');
  if (!produced.ok) throw new Error(produced.error.code);
  ({ producerId } = produced.data);
});
afterAll(() => real.media.close());

type Untrusted = Record<string, unknown>;
const junk = fc.dictionary(
  fc.constantFrom('codecs', 'encodings', 'headerExtensions', 'rtcp', 'mid', 'msid', 'role', 'fingerprints', 'x'),
  fc.anything({ withBigInt: false, maxDepth: 4 }),
);

/** A valid body with one value, anywhere in it, replaced by something else. */
const spoiled = (body: Untrusted) =>
  fc.tuple(fc.constantFrom(...pathsIn(body)), fc.anything({ maxDepth: 2 })).map(([path, value]) => {
    const copy = structuredClone(body);
    const last = path.at(-1) ?? '';
    const holder = path.slice(0, -1).reduce<Untrusted>((at, key) => at[key] as Untrusted, copy);
    holder[last] = value;
    return copy;
  });

function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsIn(inner, [...path, key])]);
}

const outcomeOf = (answer: Result<unknown>): string => (answer.ok ? 'taken' : answer.error.code);
/** Some of what is spoiled is still valid. */
const HARMLESS = ['taken', 'bad_request'];

/** The first worker still runs and the room still works. */
async function isUnharmed(): Promise<boolean> {
  return real.pids.length === 1 && real.media.room(room.callId) === room && (await eve.consume(producerId)).ok;
}

it('takes no junk for DTLS parameters', async () => {
  const valid = { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: 'AA' }] };
  await fc.assert(
    fc.asyncProperty(fc.oneof(junk, spoiled(valid)), async (body) => {
      const answer = await room.connect(eve.peerId, eve.joined.sendTransport.id, body);
      expect(answer.ok ? {} : answer.error.code).toSatisfy(
        (code) => code === 'bad_request' || typeof code === 'object',
      );
    }),
    { numRuns: 200 },
  );
  expect(await isUnharmed()).toBe(true);
});

it('takes no junk for RTP parameters', async () => {
  const valid = await eve.rtpParameters('video');
  await fc.assert(
    fc.asyncProperty(fc.oneof(junk, spoiled(valid)), async (body) => {
      const answer = await room.produce(eve.peerId, 'video', 'camera', body);
      if (answer.ok) await room.closeProducer(eve.peerId, answer.data.producerId);
      expect(HARMLESS).toContain(outcomeOf(answer));
    }),
    { numRuns: 400 },
  );
  expect(await isUnharmed()).toBe(true);
});

it('takes no junk for RTP capabilities', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(junk, spoiled(eve.untrustedRtpCapabilities)), async (body) => {
      const answer = await room.consume(eve.peerId, producerId, body);
      expect(HARMLESS).toContain(outcomeOf(answer));
    }),
    { numRuns: 300 },
  );
  expect(await isUnharmed()).toBe(true);
});

it('opens no stream for each of a thousand encodings', async () => {
  const valid = await eve.rtpParameters('video');
  const encodings = Array.from({ length: 1_000 }, (_, index) => ({ ssrc: index + 1 }));
  expect(await room.produce(eve.peerId, 'video', 'camera', { ...valid, encodings })).toMatchObject({
    error: { code: 'bad_request' },
  });
});
