/** What a browser may know of a site: its look, languages, hours and who is there. */
import { skillId } from './ids.ts';
import * as s from './schema.ts';

export const LOCALES = ['de', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const locale = s.picklist(LOCALES);

/** Opening hours: spans of a week in the site's time zone; `day` 1 is Monday, minutes count from midnight, `to` ≤ 1440. */
export const hours = s.down({
  timeZone: s.text(60),
  spans: s.list(s.down({ day: s.count(7), from: s.count(1440), to: s.count(1440) }), 40),
});
export type Hours = s.Infer<typeof hours>;

export const siteLook = s.down({
  name: s.text(80),
  /** CSS hex colour everything else is derived from. */
  color: s.pattern(/^#[0-9a-f]{6}$/i, 7),
  colorScheme: s.picklist(['auto', 'light', 'dark']),
  side: s.picklist(['left', 'right']),
  languages: s.list(locale, 8),
});
export type SiteLook = s.Infer<typeof siteLook>;

export const agentFace = s.down({
  name: s.text(80),
  title: s.looseText(120),
  /** One of the console's drawn avatars' hue, 0–359; a picture comes with the agent's profile later. */
  hue: s.count(359),
});
export type AgentFace = s.Infer<typeof agentFace>;

/** Live facts about people: pushed whenever one changes, also part of the radar's facts. */
export const availability = s.down({
  open: s.boolean(),
  /** When the site opens next, in ms; absent while open or when no hours are left. */
  opensAt: s.optional(s.ms),
  /** Free seats by skill; the key `any` counts every free seat. */
  freeSeats: s.record(skillId, s.count(10_000)),
  waiting: s.count(1_000_000),
  /** One or two faces of agents who are there now. */
  faces: s.list(agentFace, 3),
});
export type Availability = s.Infer<typeof availability>;
