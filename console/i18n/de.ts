/** Every German word of the console; its keys are the keys of every language. */
import { deCall } from './de-call.ts';
import { deCallSettings } from './de-call-settings.ts';
import { deChannels } from './de-channels.ts';
import { deCompanions } from './de-companions.ts';
import { deDesk } from './de-desk.ts';
import { deLead } from './de-lead.ts';
import { deForm } from './de-form.ts';
import { dePage } from './de-page.ts';
import { dePoint } from './de-point.ts';
import { dePrivacy } from './de-privacy.ts';
import { deSettings } from './de-settings.ts';
import { deShopping } from './de-shopping.ts';
import { deShowing } from './de-showing.ts';

export const de = {
  ...deDesk,
  ...deCall,
  ...deCallSettings,
  ...deChannels,
  ...deCompanions,
  ...deForm,
  ...dePage,
  ...deLead,
  ...dePoint,
  ...dePrivacy,
  ...deSettings,
  ...deShopping,
  ...deShowing,
};
export type WordKey = keyof typeof de;
