/** A site as the server keeps it: its key, who may embed it, its look, hours and rules. */
import type { CallSettings } from '../../shared/protocol/call.ts';
import type { RuleId, SiteId, SkillId } from '../../shared/protocol/ids.ts';
import type { Privacy } from '../../shared/protocol/page-rules.ts';
import type { Hours, Locale, SiteLook } from '../../shared/protocol/site.ts';

/** `condition` is checked by shared/radar when a rule is saved; here it stays opaque. */
export type Rule = {
  readonly ruleId: RuleId;
  readonly name: string;
  readonly on: boolean;
  readonly skill: SkillId;
  readonly condition: Readonly<Record<string, unknown>>;
  /** The invitation's sentence by locale. */
  readonly text: Readonly<Partial<Record<Locale, string>>>;
  /** Caps: shown at most this often per visit. */
  readonly maxPerVisit: number;
};

export type Site = {
  readonly id: SiteId;
  readonly version: number;
  readonly key: string;
  readonly allowedOrigins: readonly string[];
  /** Foreign origins whose pages agents may offer to visitors; absent is none. */
  readonly pushOrigins?: readonly string[];
  /** What is hidden and where nothing is shown; absent is nothing beside the marks in the pages. */
  readonly privacy?: Privacy;
  /** Absent is CALL_SETTINGS. */
  readonly calls?: CallSettings;
  /** Feed of products; absent is none. */
  readonly catalogueUrl?: string;
  readonly look: SiteLook;
  readonly hours: Hours;
  /** Skill of a conversation nobody asked a special skill for. */
  readonly defaultSkill: SkillId;
  readonly rules: readonly Rule[];
};
