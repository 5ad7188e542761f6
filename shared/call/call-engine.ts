/**
 * The browser's side of a call, for widget and console alike. Load it with import() when a call is in sight, not before.
 *
 *   const engine = new CallEngine(callId, { microphone: true, camera: true }, ports);   // joins by itself, at once
 *   const off = engine.events.on('changed', (view) => draw(view));                      // also readable: engine.view
 *   engine.notice(notice);        // feed every `call:notice` of the socket
 *   engine.signalLost(); engine.signalBack();   // the socket went away / is back: the engine joins again by itself
 *   engine.allow(['microphone']);   // consent changed: what we may send (visitor: from its grants; agent: never needed)
 *   await engine.turn('microphone', false); await engine.turn('camera', true);
 *   await engine.choose({ camera: deviceId }); await engine.choose({ facing: 'environment' }); await engine.blur(true);
 *   await engine.turn('screen', true);      // within the click that asks for it
 *   engine.prefer(producerId, 'small');     // how large a picture is drawn here
 *   engine.leave();                         // goes and lets the others talk on
 *   await engine.hangUp();        // ends the call for everybody
 *   engine.close();               // only this browser lets go (page goes away, panel unmounts); the call lives on
 *
 * `ports` are in call-ports.ts (signal never rejects), what is drawn is in call-view.ts: attach each track with
 * `element.srcObject = new MediaStream([track])`; the own picture is `view.camera.track`. When the room, its node, the line
 * or the socket is lost, `view.state` says `reconnecting` and the engine comes back without a click, keeping own devices.
 */
import type { CallNotice, CallPoint, MediaSource } from '../protocol/call.ts';
import type { CallId, PeerId } from '../protocol/ids.ts';
import type { CallPorts } from './call-ports.ts';
import type { CallView, LineQuality, RemotePeer } from './call-view.ts';
import { decideAudioOnly, WITH_PICTURE, type AudioOnly } from './decide-audio-only.ts';
import { decideLink, stateOf, type Link, type LinkCommand, type LinkEvent } from './decide-link.ts';
import { Emitter } from './emitter.ts';
import { watchLine } from './line-watch.ts';
import { FormerRoom } from './former-room.ts';
import { LocalMedia } from './local-media.ts';
import type { ChosenDevices, OwnSource } from './open-devices.ts';
import { RoomLink } from './room-link.ts';
import type { Wanted } from './room-sender.ts';
import { ScreenShare } from './screen-share.ts';

export type PointedAt = Omit<CallPoint, 'callId'> & { readonly name: string };
export type CallEvents = { changed: CallView; pointed: PointedAt };
/** What is opened at the start; `listen` sends nothing at all and says so to the others. */
export type CallSend = Readonly<Record<OwnSource, boolean>> & {
  readonly listen?: boolean;
  readonly devices?: ChosenDevices;
};
type RoomNotice = Exclude<CallNotice, { type: 'ended' }>;

export class CallEngine {
  readonly events = new Emitter<CallEvents>();
  readonly #callId: CallId;
  readonly #ports: CallPorts;
  readonly #local: LocalMedia;
  readonly #screen: ScreenShare;
  readonly #listens: boolean;
  readonly #cancels: (() => void)[] = [];
  #stopWatching = () => {};
  #quality: LineQuality | null = null;
  #audioOnly: AudioOnly = WITH_PICTURE;
  #speaking: PeerId | null = null;
  #link: Link = { at: 'new' };
  #room: RoomLink | undefined;
  readonly #former: FormerRoom;
  /** Notices that came before the answer to our join did. */
  #early: RoomNotice[] = [];
  #cancelTimer = () => {};
  #peers: readonly RemotePeer[] = [];

  constructor(callId: CallId, send: CallSend, ports: CallPorts) {
    this.#callId = callId;
    this.#ports = ports;
    this.#listens = send.listen ?? false;
    this.#local = new LocalMedia(ports.getUserMedia, () => this.#localChanged(), send.devices, ports.blurCamera);
    this.#former = new FormerRoom(ports.after, () => this.#publish());
    this.#screen = new ScreenShare(ports.getDisplayMedia, () => this.#localChanged());
    this.#cancels.push(ports.onNetworkChange?.(() => this.#feed({ type: 'network_changed' })) ?? (() => {}));
    const sources = (['microphone', 'camera'] as const).filter((source) => send[source]);
    this.#feed({ type: 'start' });
    void this.#local.open(sources);
  }

  get callId(): CallId {
    return this.#callId;
  }

  get view(): CallView {
    return {
      state: stateOf(this.#link),
      over: this.#link.at === 'over' ? this.#link.why : null,
      microphone: this.#local.view('microphone'),
      camera: this.#local.view('camera'),
      screen: this.#screen.view,
      quality: this.#quality,
      isAudioOnly: this.#audioOnly.isAudioOnly,
      speaking: this.#speaking,
      peers: this.#peers,
    };
  }

  notice(notice: CallNotice): void {
    if (notice.callId !== this.#callId) return;
    if (notice.type === 'ended') this.#feed({ type: 'over', why: notice.reason });
    else if (this.#link.at === 'joining') this.#early.push(notice);
    else this.#apply(notice);
  }

  signalLost(): void {
    this.#feed({ type: 'signal_lost' });
  }

  signalBack(): void {
    this.#feed({ type: 'signal_back' });
  }

  allow(sources: readonly MediaSource[]): void {
    this.#screen.allow(sources.includes('screen'));
    this.#local.allow(sources);
    this.#localChanged();
  }

  async turn(source: MediaSource, on: boolean): Promise<void> {
    if (this.#link.at === 'over') return;
    if (source !== 'screen') await this.#local.turn(source, on);
    else if (on) await this.#screen.start();
    else this.#screen.stop();
  }

  get devices(): ChosenDevices {
    return this.#local.chosen;
  }

  async choose(devices: ChosenDevices): Promise<void> {
    if (this.#link.at !== 'over') await this.#local.choose(devices);
  }

  get canBlur(): boolean {
    return this.#local.canBlur;
  }

  /** False where the browser cannot. */
  async blur(on: boolean): Promise<boolean> {
    return this.#local.blur(on);
  }

  prefer(producerId: string, size: 'small' | 'large'): void {
    this.#room?.prefer(producerId, size);
  }

  /** On a screen somebody shares, in shares of its width and height. */
  point(point: Omit<CallPoint, 'callId'>): void {
    this.#ports.point?.({ callId: this.#callId, ...point });
  }

  async leave(): Promise<void> {
    if (this.#link.at === 'over') return;
    this.close();
    await this.#ports.signal('call:leave', { callId: this.#callId });
  }

  async hangUp(): Promise<void> {
    if (this.#link.at === 'over') return;
    this.close();
    await this.#ports.signal('call:hang-up', { callId: this.#callId });
  }

  close(): void {
    this.#feed({ type: 'over', why: 'left' });
  }

  #feed(event: LinkEvent): void {
    const { link, commands } = decideLink(this.#link, event, this.#ports.chance());
    if (link !== this.#link) this.#cancelTimer();
    this.#link = link;
    for (const command of commands) this.#run(command);
    this.#publish();
  }

  #run(command: LinkCommand): void {
    if (command === 'join') void this.#join();
    else if (command === 'restart_ice') void this.#restartIce();
    else if (command === 'stop') this.#stop();
    else this.#cancelTimer = this.#ports.after(command.waitMs, () => this.#feed({ type: 'time_over' }));
  }

  async #join(): Promise<void> {
    const during = this.#link;
    this.#early = [];
    const joined = await RoomLink.join(this.#callId, this.#ports, this.#listens);
    if (this.#link !== during) {
      if (joined.ok) joined.room.close();
      return;
    }
    if (!joined.ok) return this.#feed({ type: 'join_failed', ...joined.error });
    this.#enter(joined.room);
  }

  #enter(room: RoomLink): void {
    this.#former.keep(this.#room);
    this.#room = room;
    room.events.on('changed', () => this.#publish());
    room.events.on('line', (state) => this.#feed({ type: 'transport', state }));
    room.events.on('lost', () => this.#feed({ type: 'room_lost', epoch: room.epoch }));
    this.#feed({ type: 'joined', epoch: room.epoch });
    this.allow(room.maySend);
    this.#watchLine(room);
    for (const notice of this.#early.splice(0)) this.#apply(notice);
  }

  /** Notices of an older epoch are stale: the room they speak of is gone. */
  #apply(notice: RoomNotice): void {
    const room = this.#room;
    if (!room || notice.epoch < room.epoch) return;
    if (notice.type === 'room_lost') return this.#feed({ type: 'room_lost', epoch: notice.epoch });
    if (notice.type === 'replaced') return this.#replaced(room, notice);
    if (notice.epoch > room.epoch) return this.#feed({ type: 'room_lost', epoch: notice.epoch });
    if (notice.type === 'pointed') {
      const { kind, producerId, x, y } = notice;
      const name = this.#peers.find(({ peerId }) => peerId === notice.peerId)?.name ?? '';
      return this.events.emit('pointed', { kind, producerId, x, y, name });
    }
    if (notice.type === 'may_send') return this.allow(notice.sources);
    if (notice.type === 'speaking') {
      this.#speaking = notice.peerId;
      return this.#publish();
    }
    if (notice.type === 'producer_closed') {
      // The server closes one of ours only when consent for it was taken back.
      const own = room.sender.forget(notice.producerId);
      if (own === 'microphone' || own === 'camera') this.#local.revoke(own);
      if (own === 'screen') this.#screen.stop();
    }
    room.notice(notice);
  }

  /** While we are without a seat a newer one may well be ours: a join whose answer got lost. */
  #replaced(room: RoomLink, notice: Extract<CallNotice, { type: 'replaced' }>): void {
    const isSeated = this.#link.at === 'live' || this.#link.at === 'unsteady';
    const isNewer = notice.epoch > room.epoch || notice.seat > room.seat;
    if (isSeated && isNewer) this.#feed({ type: 'over', why: 'elsewhere' });
  }

  async #restartIce(): Promise<void> {
    const during = this.#link;
    const restarted = await this.#room?.restartIce();
    if (!restarted && this.#link === during) this.#feed({ type: 'ice_not_restarted' });
  }

  #localChanged(): void {
    for (const source of ['microphone', 'camera'] as const) {
      const { allowed, track, state } = this.#local.view(source);
      const isHeldBack = state === 'muted' || (source === 'camera' && this.#audioOnly.isAudioOnly);
      this.#want(source, allowed && track ? { track, muted: isHeldBack } : null);
    }
    const { track, allowed } = this.#screen.view;
    this.#want('screen', allowed && track ? { track, muted: false } : null);
    this.#publish();
  }

  #want(source: MediaSource, wanted: Wanted): void {
    this.#room?.sender.want(source, wanted);
    this.#former.want(source, wanted);
  }

  #watchLine(room: RoomLink): void {
    this.#stopWatching();
    this.#stopWatching = watchLine({
      ports: this.#ports,
      stats: () => room.stats(),
      report: (figures) => this.#ports.report?.({ callId: this.#callId, ...figures }),
      onLine: (line) => {
        this.#quality = line;
        const before = this.#audioOnly;
        this.#audioOnly = decideAudioOnly(before, line.word);
        if (before.isAudioOnly === this.#audioOnly.isAudioOnly) this.#publish();
        else this.#localChanged();
      },
    });
  }

  #stop(): void {
    this.#cancelTimer();
    this.#stopWatching();
    for (const cancel of this.#cancels) cancel();
    this.#screen.stop();
    this.#former.close();
    this.#room?.close();
    this.#local.close();
  }

  #publish(): void {
    if (this.#room) this.#peers = this.#former.bridge(this.#room.peers);
    this.events.emit('changed', this.view);
  }
}
