/** The page of the scenario: one engine on one socket, a picture and a sound meter for each peer, nothing of the product's look. */
import { io } from 'socket.io-client';
import { CallEngine } from '../../../shared/call/call-engine.ts';
import type { CallSignal } from '../../../shared/call/call-ports.ts';
import type { CallView } from '../../../shared/call/call-view.ts';
import type { CallNotice } from '../../../shared/protocol/call.ts';
import type { CallId } from '../../../shared/protocol/ids.ts';

const query = new URLSearchParams(location.search);
const socket = io({ auth: { who: query.get('who') }, transports: ['websocket'], reconnectionDelay: 100 });
const signal = (async (event: string, body: object) => {
  try {
    return await socket.timeout(8_000).emitWithAck(event, body);
  } catch {
    return { ok: false, error: { code: 'unavailable' } };
  }
}) as CallSignal;

const engine = new CallEngine(
  query.get('call') as CallId,
  { microphone: true, camera: true },
  {
    signal,
    getUserMedia: navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices),
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    chance: Math.random,
  },
);
socket.on('call:notice', (notice: CallNotice) => engine.notice(notice));
socket.on('disconnect', () => engine.signalLost());
socket.io.on('reconnect', () => engine.signalBack());

const video = document.body.appendChild(document.createElement('video'));
video.autoplay = true;
video.muted = true;
const audioContext = new AudioContext();
const meter = audioContext.createAnalyser();
let picture: MediaStreamTrack | undefined;
let sound: MediaStreamTrack | undefined;

function draw({ peers }: CallView): void {
  const tracks = peers[0]?.tracks;
  if (tracks?.camera && tracks.camera.track !== picture) {
    picture = tracks.camera.track;
    video.srcObject = new MediaStream([picture]);
  }
  if (tracks?.microphone && tracks.microphone.track !== sound) {
    sound = tracks.microphone.track;
    audioContext.createMediaStreamSource(new MediaStream([sound])).connect(meter);
    // Chromium lets a remote track sound in the graph only while an element plays it too.
    const player = new Audio();
    player.muted = true;
    player.srcObject = new MediaStream([sound]);
    void player.play();
  }
}
engine.events.on('changed', draw);
draw(engine.view);

/** What the test looks at. */
Object.assign(window, {
  engine,
  states: [] as string[],
  frames: () => ({
    shown: video.getVideoPlaybackQuality().totalVideoFrames,
    width: video.videoWidth,
    track: picture?.id,
  }),
  loudness: () => {
    const samples = new Float32Array(meter.fftSize);
    meter.getFloatTimeDomainData(samples);
    return Math.max(...samples.map(Math.abs));
  },
  closeSocket: () => socket.io.engine.close(),
});
engine.events.on('changed', ({ state }) => (window as unknown as { states: string[] }).states.push(state));
