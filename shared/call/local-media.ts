/** Our own microphone and camera through the whole call: open, mute, release. Outlives every room the call moves through. */
import type { GetUserMedia } from './call-ports.ts';
import type { LocalDevice } from './call-view.ts';
import { openDevices, type Opened, type OwnSource } from './open-devices.ts';

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
  #closed = false;

  constructor(getUserMedia: GetUserMedia, onChanged: () => void) {
    this.#getUserMedia = getUserMedia;
    this.#onChanged = onChanged;
  }

  view(source: OwnSource): LocalDevice {
    return { allowed: this.#allowed[source], ...this.#kept[source] };
  }

  /** What consent lets us send; a device that is no longer allowed is released at once. */
  allow(kinds: readonly ('audio' | 'video')[]): void {
    this.#allowed.microphone = kinds.includes('audio');
    this.#allowed.camera = kinds.includes('video');
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
    const opened = await openDevices(this.#getUserMedia, missing);
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
    if (!wanted) return opened.track.stop();
    this.#kept[source] = { state: 'on', track: opened.track, problem: null };
    opened.track.addEventListener('ended', () => this.#unplugged(source, opened.track));
  }

  #unplugged(source: OwnSource, track: MediaStreamTrack): void {
    if (this.#kept[source].track !== track) return;
    this.#kept[source] = { state: 'failed', track: null, problem: 'missing' };
    this.#onChanged();
  }

  #release(source: OwnSource): void {
    this.#kept[source].track?.stop();
    this.#kept[source] = OFF;
  }
}
