/** The reference in the browser: mediasoup-client with as little around it as a call takes. Two pages of it talk to each other. */
import { Device, type types } from 'mediasoup-client';
import { io } from 'socket.io-client';

const socket = io({ transports: ['websocket'] });
const ask = <T>(event: string, body: object = {}): Promise<T> => socket.emitWithAck(event, body) as Promise<T>;
let parts: { close(): void }[] = [];

type Joined = {
  rtpCapabilities: types.RtpCapabilities;
  send: types.TransportOptions;
  receive: types.TransportOptions;
  producers: string[];
};
type Consumed = { id: string; producerId: string; kind: types.MediaKind; rtpParameters: types.RtpParameters };

/** Everything anew: at the start, and after the worker died. */
socket.on('begin', async () => {
  for (const part of parts) part.close();
  parts = [];
  document.querySelectorAll('video, audio').forEach((each) => each.remove());
  const early: string[] = [];
  // What is told before everything is ready waits.
  let consume: (producerId: string) => unknown = (id) => early.push(id);
  socket.off('producer').on('producer', (id: string) => consume(id));
  const media = navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480, frameRate: 25 } });
  const { rtpCapabilities, send, receive, producers } = await ask<Joined>('join');
  const device = await Device.factory();
  await device.load({ routerRtpCapabilities: rtpCapabilities });
  const [out, back] = [device.createSendTransport(send), device.createRecvTransport(receive)];
  parts.push(out, back);
  for (const transport of [out, back]) {
    transport.on('connect', ({ dtlsParameters }, accept, reject) => {
      ask('shake', { id: transport.id, dtlsParameters }).then(accept, reject);
    });
  }
  out.on('produce', ({ kind, rtpParameters }, accept, reject) => {
    ask<{ id: string }>('produce', { kind, rtpParameters }).then(accept, reject);
  });
  consume = async (producerId: string) => {
    const { recvRtpCapabilities } = device;
    const answer = await ask<Consumed>('consume', { producerId, rtpCapabilities: recvRtpCapabilities });
    const consumer = await back.consume(answer);
    const element = document.createElement(answer.kind);
    element.className = 'call-picture';
    element.muted = answer.kind === 'video';
    element.srcObject = new MediaStream([consumer.track]);
    document.body.append(element);
    void element.play();
    await ask('resume', { id: answer.id });
  };
  for (const id of new Set([...producers, ...early])) consume(id);
  const stream = await media;
  parts.push({ close: () => stream.getTracks().forEach((track) => track.stop()) });
  const [voice] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  const encodings = [
    { scaleResolutionDownBy: 2, maxBitrate: 150_000, scalabilityMode: 'L1T3' },
    { scaleResolutionDownBy: 1, maxBitrate: 900_000, scalabilityMode: 'L1T3' },
  ];
  await Promise.all([
    voice && out.produce({ track: voice, codecOptions: { opusDtx: true, opusFec: true } }),
    camera && out.produce({ track: camera, encodings, codecOptions: { videoGoogleStartBitrate: 500 } }),
  ]);
});
socket.on('end', () => {
  for (const part of parts) part.close();
  parts = [];
  document.querySelectorAll('video, audio').forEach((each) => each.remove());
});

const start = document.body.appendChild(document.createElement('button'));
start.textContent = 'Start';
start.addEventListener('click', () => void ask('start'));
