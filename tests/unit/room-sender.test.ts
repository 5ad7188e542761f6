/** What we want to send and what the room gets, brought together: one step at a time, and nothing wanted is forgotten. */
import { expect, it } from 'vitest';
import { RoomSender } from '../../shared/call/room-sender.ts';
import type { CallSignal } from '../../shared/call/call-ports.ts';
import type { CallId } from '../../shared/protocol/ids.ts';
import { openFakeDevice } from '../support/fake-device.ts';
import { fakeTrack } from '../support/fake-track.ts';

type Asked = { readonly event: string; readonly body: object };
type Answer = { ok: true; data: object } | { ok: false; error: { code: string } };

/** A sender whose room answers as the test says, with everything it was asked. */
async function sender(answer: (event: string) => Answer | Promise<Answer>) {
  const asked: Asked[] = [];
  const device = await openFakeDevice();
  const { generateRouterRtpCapabilities, generateTransportRemoteParameters } =
    await import('mediasoup-client/fakeParameters');
  await device.load({ routerRtpCapabilities: generateRouterRtpCapabilities() });
  const transport = device.createSendTransport(generateTransportRemoteParameters());
  transport.on('connect', (_facts, accept) => accept());
  const signal = (async (event: string, body: object) => {
    asked.push({ event, body });
    return answer(event);
  }) as unknown as CallSignal;
  const maxBps = { camera: 900_000, screen: 1_500_000 };
  return { asked, transport, room: new RoomSender('call' as CallId, transport, signal, maxBps) };
}
let made = 0;
const produced = (): Answer => ({ ok: true, data: { producerId: `producer-${(made += 1)}` } });
const agreeing = (event: string): Answer => (event === 'call:produce' ? produced() : { ok: true, data: {} });
const events = (asked: readonly Asked[]) => asked.map(({ event }) => event);

it('announces a track once, and closes it when it is no longer wanted', async () => {
  const { room, asked } = await sender(agreeing);
  const track = fakeTrack('audio');
  room.want('microphone', { track, muted: false });
  room.want('microphone', { track, muted: false });
  await expect.poll(() => events(asked)).toEqual(['call:produce']);
  room.want('microphone', null);
  await expect.poll(() => events(asked)).toEqual(['call:produce', 'call:close-producer']);
  expect(track.readyState).toBe('live');
});

it('catches up with what changed while it was being announced', async () => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const { room, asked } = await sender((event) => (event === 'call:produce' ? promise : { ok: true, data: {} }));
  const track = fakeTrack('audio');
  room.want('microphone', { track, muted: false });
  await expect.poll(() => asked.length).toBe(1);
  room.want('microphone', { track, muted: true });
  resolve(produced());
  await expect.poll(() => asked.at(-1)).toMatchObject({ event: 'call:pause', body: { paused: true } });
});

it('tries again what was refused when it is wanted anew meanwhile: consent came while the refusal was on its way', async () => {
  const refusal = Promise.withResolvers<Answer>();
  const answers = [refusal.promise, Promise.resolve(produced())];
  const { room, asked } = await sender(() => answers.shift() ?? produced());
  const track = fakeTrack('video');
  room.want('screen', { track, muted: false });
  await expect.poll(() => asked.length).toBe(1);
  room.want('screen', { track, muted: false });
  refusal.resolve({ ok: false, error: { code: 'not_granted' } });
  await expect.poll(() => events(asked)).toEqual(['call:produce', 'call:produce']);
  expect(asked.at(-1)?.body).toMatchObject({ kind: 'video', source: 'screen' });
});

it('does not ask again and again for what is refused', async () => {
  const { room, asked } = await sender(() => ({ ok: false, error: { code: 'busy' } }));
  const track = fakeTrack('video');
  room.want('screen', { track, muted: false });
  await expect.poll(() => asked.length).toBe(1);
  room.want('microphone', { track: fakeTrack('audio'), muted: false });
  await expect.poll(() => asked.length).toBe(2);
  expect(asked.map(({ body }) => (body as { source: string }).source)).toEqual(['screen', 'microphone']);
});

it('forgets what the room closed, and says which it was', async () => {
  const { room, asked } = await sender(agreeing);
  room.want('camera', { track: fakeTrack('video'), muted: false });
  await expect.poll(() => asked.length).toBe(1);
  // The producer is known once its announcement was taken in.
  const producerId = `producer-${made}`;
  await expect.poll(() => room.forget(producerId)).toBe('camera');
  expect(room.forget(producerId)).toBeUndefined();
  expect(events(asked)).toEqual(['call:produce']);
});
