/** Every English word of the console. */
import type { WordKey } from './de.ts';
import { enCall } from './en-call.ts';
import { enChannels } from './en-channels.ts';
import { enDesk } from './en-desk.ts';
import { enPage } from './en-page.ts';
import { enSettings } from './en-settings.ts';

export const en: Record<WordKey, string> = { ...enDesk, ...enChannels, ...enCall, ...enPage, ...enSettings };
