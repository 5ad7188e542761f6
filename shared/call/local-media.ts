/** Our own microphone and camera through the whole call: open, mute, release. Outlives every room the call moves through. */
import type { BlurCamera, BlurredCamera, GetUserMedia } from './call-ports.ts';
import type { LocalDevice } from './call-view.ts';
import type { MediaSource } from '../protocol/call.ts';
import { openDevices, type ChosenDevices, type Opened, type OwnSource } from './open-devices.ts';

type Kept = Omit<LocalDevice, 'allowed'>;
const OFF: Kept = { state: 'off', track: null, problem: null };
const OWN_SOURCES: readonly OwnSource[] = ['microphone', 'camera'];
/** An open microphone is only muted, a camera is released: its light must go out. */
const SILENCED: Record<OwnSource, 'muted' | 'off'> = { microphone: 'muted', camera: 'off' };

export class LocalMedia {
  readonly #getUserMedia: GetUserMedia;
  readonly #onChanged: () => void;
  readonly #kept: Record<OwnSource, Kept> = { microphone: OFF, camera: OFF };
  readonly #allowed: Record<OwnSource, boolean> = { microphone: true, camera: true };
  readonly #blurCamera: BlurCamera | undefined;
  #blurred: (BlurredCamera & { readonly camera: MediaStreamTrack }) | null = null;
  #chosen: ChosenDevices;
  #closed = false;

  constructor(getUserMedia: GetUserMedia, onChanged: () => void, chosen: ChosenDevices = {}, blurCamera?: BlurCamera) {
    this.#blurCamera = blurCamera;
    this.#chosen = chosen;
    this.#getUserMedia = getUserMedia;
    this.#onChanged = onChanged;
  }

  view(source: OwnSource): LocalDevice {
    return { allowed: this.#allowed[source], ...this.#kept[source] };
  }

  /** What consent lets us send; a device that is no longer allowed is released at once. */
  allow(sources: readonly MediaSource[]): void {
    for (const source of OWN_SOURCES) this.#allowed[source] = sources.includes(source);
    for (const source of OWN_SOURCES) if (!this.#allowed[source]) this.#release(source);
    this.#onChanged();
  }

  /** Consent for one of them was taken back. */
  revoke(source: OwnSource): void {
    this.#allowed[source] = false;
    this.#release(source);
    this.#onChanged();
  }

  /** Opens those of `sources` that are allowed and not open, in one question to the person. */
  async open(sources: readonly OwnSource[]): Promise<void> {
    const missing = sources.filter((source) => this.#allowed[source] && !this.#isOpen(source));
    for (const source of missing) this.#kept[source] = { ...OFF, state: 'opening' };
    this.#onChanged();
    const opened = await this.#openDevices(missing);
    for (const source of missing) this.#take(source, opened[source]);
    this.#onChanged();
  }

  async turn(source: OwnSource, on: boolean): Promise<void> {
    const { track } = this.#kept[source];
    if (on && !track) return this.open([source]);
    if (on && track) this.#kept[source] = { state: 'on', track, problem: null };
    else if (SILENCED[source] === 'muted' && track) this.#kept[source] = { state: 'muted', track, problem: null };
    else this.#release(source);
    this.#onChanged();
  }

  get chosen(): ChosenDevices {
    return this.#chosen;
  }

  /** Another device from now on; one that is open is changed while talking, and stays when the new one gives nothing. */
  async choose(chosen: ChosenDevices): Promise<void> {
    const before = this.#chosen;
    this.#chosen = { ...before, ...chosen };
    const changed = OWN_SOURCES.filter((source) => this.#kept[source].track && differs(source, before, this.#chosen));
    await Promise.all(changed.map((source) => this.#change(source, before)));
    this.#onChanged();
  }

  /** Blurs what is behind the person from now on, or no longer; false where it cannot be done, then all stays as it is. */
  async blur(on: boolean): Promise<boolean> {
    const { track } = this.#kept.camera;
    this.#chosen = { ...this.#chosen, blur: on };
    const isDone = track ? await this.#blurNow(track, on) : this.#blurCamera !== undefined;
    if (!isDone) this.#chosen = { ...this.#chosen, blur: false };
    this.#onChanged();
    return isDone;
  }

  async #blurNow(track: MediaStreamTrack, on: boolean): Promise<boolean> {
    if (blursItself(track)) return applyBlur(track, on);
    if (on) return this.#blurred !== null || this.#blurOpen(track);
    this.#unblur();
    return true;
  }

  get canBlur(): boolean {
    const { track } = this.#kept.camera;
    return track !== null && (this.#blurCamera !== undefined || blursItself(track));
  }

  /** What is wanted may have changed while the library was fetched. */
  async #blurOpen(camera: MediaStreamTrack): Promise<boolean> {
    const blurred = await this.#blurCamera?.(camera).catch(() => undefined);
    if (!blurred) return false;
    const isWanted = this.#kept.camera.track === camera && this.#chosen.blur && !this.#closed;
    if (!isWanted) return (blurred.stop(), true);
    this.#blurred = { ...blurred, camera };
    this.#kept.camera = { ...this.#kept.camera, track: blurred.track };
    return true;
  }

  #unblur(): void {
    const blurred = this.#blurred;
    if (!blurred) return;
    this.#blurred = null;
    this.#kept.camera = { ...this.#kept.camera, track: blurred.camera };
    blurred.stop();
  }

  /** As chosen. Whoever wants a blurred background is not shown without it for a moment: then there is rather no picture. */
  async #openDevices(sources: readonly OwnSource[]): Promise<Partial<Record<OwnSource, Opened>>> {
    const opened = await openDevices(this.#getUserMedia, sources, this.#chosen);
    const { camera } = opened;
    if (!this.#chosen.blur || !camera || 'problem' in camera) return opened;
    if (blursItself(camera.track)) {
      await applyBlur(camera.track, true);
      return opened;
    }
    const blurred = await this.#blurCamera?.(camera.track).catch(() => undefined);
    if (!blurred) {
      camera.track.stop();
      return { ...opened, camera: { problem: 'unsupported' } };
    }
    this.#blurred = { ...blurred, camera: camera.track };
    return { ...opened, camera: { track: blurred.track } };
  }

  #stopTrack(track: MediaStreamTrack | null): void {
    if (track && track === this.#blurred?.track) {
      this.#blurred.camera.stop();
      this.#blurred.stop();
      this.#blurred = null;
    } else track?.stop();
  }

  async #change(source: OwnSource, before: ChosenDevices): Promise<void> {
    const former = this.#kept[source];
    // Phones open one camera at a time.
    if (source === 'camera') this.#stopTrack(former.track);
    let opened = (await this.#openDevices([source]))[source];
    if (opened && 'problem' in opened && source === 'camera') {
      this.#chosen = before;
      opened = (await this.#openDevices([source]))[source];
    }
    if (!opened || 'problem' in opened) {
      this.#chosen = before;
      if (source === 'camera') this.#kept.camera = { ...OFF, state: 'failed', problem: opened?.problem ?? 'missing' };
      return;
    }
    if (this.#closed || this.#kept[source] !== former) return this.#stopTrack(opened.track);
    if (source === 'microphone') former.track?.stop();
    this.#kept[source] = { state: former.state, track: opened.track, problem: null };
    this.#watch(source, opened.track);
  }

  /** Gives away what is open, as the devices give it; from then on nothing here is. */
  handOver(): readonly MediaStreamTrack[] {
    const tracks = OWN_SOURCES.map((source) => this.#kept[source].track).filter((track) => track !== null);
    const { camera, track: soft } = this.#blurred ?? {};
    this.#blurred?.stop();
    this.#blurred = null;
    for (const source of OWN_SOURCES) this.#kept[source] = OFF;
    this.close();
    return tracks.map((track) => (camera && track === soft ? camera : track));
  }

  /** Idempotent; every light goes out. */
  close(): void {
    this.#closed = true;
    for (const source of OWN_SOURCES) this.#release(source);
  }

  #isOpen(source: OwnSource): boolean {
    return this.#kept[source].track !== null || this.#kept[source].state === 'opening';
  }

  /** A device may arrive after it was switched off again, no longer allowed, or the call is over. */
  #take(source: OwnSource, opened: Opened | undefined): void {
    if (!opened) return;
    const wanted = this.#kept[source].state === 'opening' && this.#allowed[source] && !this.#closed;
    if ('problem' in opened) {
      if (wanted) this.#kept[source] = { state: 'failed', track: null, problem: opened.problem };
      return;
    }
    if (!wanted) return this.#stopTrack(opened.track);
    this.#kept[source] = { state: 'on', track: opened.track, problem: null };
    this.#watch(source, opened.track);
  }

  #watch(source: OwnSource, track: MediaStreamTrack): void {
    const device = this.#blurred?.track === track ? this.#blurred.camera : track;
    device.addEventListener('ended', () => this.#unplugged(source, device));
  }

  #unplugged(source: OwnSource, track: MediaStreamTrack): void {
    const { track: now } = this.#kept[source];
    if (now !== track && (source !== 'camera' || this.#blurred?.camera !== track)) return;
    this.#stopTrack(now);
    this.#kept[source] = { state: 'failed', track: null, problem: 'missing' };
    this.#onChanged();
  }

  #release(source: OwnSource): void {
    this.#stopTrack(this.#kept[source].track);
    this.#kept[source] = OFF;
  }
}

const differs = (source: OwnSource, before: ChosenDevices, now: ChosenDevices): boolean =>
  before[source] !== now[source] || (source === 'camera' && before.facing !== now.facing);

const blursItself = (track: MediaStreamTrack): boolean =>
  'getCapabilities' in track && 'backgroundBlur' in track.getCapabilities();

/** A browser's own blur is a constraint most do not know yet. */
async function applyBlur(track: MediaStreamTrack, on: boolean): Promise<boolean> {
  try {
    await track.applyConstraints({ backgroundBlur: on } as MediaTrackConstraints);
    return true;
  } catch {
    return false;
  }
}
