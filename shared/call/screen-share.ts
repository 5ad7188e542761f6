/** The screen or window we share: asked for by a click, readable rather than smooth, over when the person or the browser ends it. */
import { SCREEN_FRAMES_PER_SECOND, SCREEN_MOST } from './call-limits.ts';
import type { GetDisplayMedia } from './call-ports.ts';
import type { DeviceProblem, LocalDevice } from './call-view.ts';

type Kept = Omit<LocalDevice, 'allowed'>;
const OFF: Kept = { state: 'off', track: null, problem: null };

export class ScreenShare {
  readonly #getDisplayMedia: GetDisplayMedia;
  readonly #onChanged: () => void;
  #kept: Kept = OFF;
  #isAllowed = false;

  constructor(getDisplayMedia: GetDisplayMedia, onChanged: () => void) {
    this.#getDisplayMedia = getDisplayMedia;
    this.#onChanged = onChanged;
  }

  get view(): LocalDevice {
    return { allowed: this.#isAllowed, ...this.#kept };
  }

  /** What is no longer allowed ends at once; what is not allowed yet may be chosen already. */
  allow(isAllowed: boolean): void {
    const isTakenBack = this.#isAllowed && !isAllowed;
    this.#isAllowed = isAllowed;
    if (isTakenBack) this.stop();
  }

  /** Within the click that asks for it: browsers want one. */
  async start(): Promise<void> {
    if (this.#kept.track || this.#kept.state === 'opening') return;
    if (!this.#getDisplayMedia) return this.#fail('unsupported');
    this.#set({ ...OFF, state: 'opening' });
    try {
      const { width, height } = SCREEN_MOST;
      const stream = await this.#getDisplayMedia({
        video: { width: { max: width }, height: { max: height }, frameRate: { max: SCREEN_FRAMES_PER_SECOND } },
        audio: false,
      });
      const [track] = stream.getVideoTracks();
      if (!track) return this.#fail('missing');
      // Tells the encoder to keep letters sharp.
      track.contentHint = 'text';
      // Taken back or forbidden while the person was choosing.
      if (!this.#isOpening()) return track.stop();
      track.addEventListener('ended', () => this.stop());
      this.#set({ state: 'on', track, problem: null });
    } catch (error) {
      this.#fail(error instanceof Error && error.name === 'NotAllowedError' ? 'refused' : 'unsupported');
    }
    return undefined;
  }

  /** Idempotent. */
  stop(): void {
    if (this.#kept === OFF) return;
    this.#kept.track?.stop();
    this.#set(OFF);
  }

  #isOpening(): boolean {
    return this.#kept.state === 'opening';
  }

  #fail(problem: DeviceProblem): void {
    this.#set({ state: 'failed', track: null, problem });
  }

  #set(kept: Kept): void {
    this.#kept = kept;
    this.#onChanged();
  }
}
