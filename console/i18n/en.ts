/** Every English word of the console. */
import type { WordKey } from './de.ts';
import { enCall } from './en-call.ts';
import { enCallSettings } from './en-call-settings.ts';
import { enChannels } from './en-channels.ts';
import { enCompanions } from './en-companions.ts';
import { enDesk } from './en-desk.ts';
import { enLead } from './en-lead.ts';
import { enForm } from './en-form.ts';
import { enPage } from './en-page.ts';
import { enPoint } from './en-point.ts';
import { enPrivacy } from './en-privacy.ts';
import { enSettings } from './en-settings.ts';
import { enShopping } from './en-shopping.ts';
import { enShowing } from './en-showing.ts';

export const en: Record<WordKey, string> = {
  ...enDesk,
  ...enCall,
  ...enCallSettings,
  ...enChannels,
  ...enCompanions,
  ...enForm,
  ...enPage,
  ...enLead,
  ...enPoint,
  ...enPrivacy,
  ...enSettings,
  ...enShopping,
  ...enShowing,
};
