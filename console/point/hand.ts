/** What the pointing tools work with: the picture they point at and the way their frames go. Shape only. */
import type { Replica } from '../page/replica.ts';
import type { Pace } from './pace.ts';
import type { Pointed } from './pointed.ts';

export type Hand = {
  readonly replica: Pick<Replica, 'targetAt' | 'caretAt' | 'nodeOf' | 'page'>;
  readonly pace: Pace;
  send(pointed: Pointed): void;
  after(ms: number, run: () => void): () => void;
};
