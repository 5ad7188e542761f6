/** Every German word of the console; its keys are the keys of every language. */
import { deCall } from './de-call.ts';
import { deChannels } from './de-channels.ts';
import { deDesk } from './de-desk.ts';
import { dePage } from './de-page.ts';
import { deSettings } from './de-settings.ts';

export const de = { ...deDesk, ...deChannels, ...deCall, ...dePage, ...deSettings };
export type WordKey = keyof typeof de;
