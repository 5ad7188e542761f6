/** The word keys of capabilities, for names that come from the server as text. */
import type { Capability } from '../../shared/protocol/consent.ts';
import type { WordKey } from './de.ts';

const WORDS: Record<Capability, WordKey> = {
  chat: 'capability.chat',
  view: 'capability.view',
  point: 'capability.point',
  form: 'capability.form',
  fill: 'capability.fill',
  lead: 'capability.lead',
  control: 'capability.control',
  audio: 'capability.audio',
  video: 'capability.video',
  screen: 'capability.screen',
};
export const CAPABILITY_WORDS: Readonly<Record<string, WordKey | undefined>> = Object.assign(
  Object.create(null),
  WORDS,
  {
    call: 'capability.call',
  },
);
