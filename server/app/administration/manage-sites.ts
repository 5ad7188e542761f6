/** Administration of sites: who may embed them, look and hours. Rules are shown here and edited elsewhere. */
import type { SiteRow, siteSave } from '../../../shared/protocol/desk.ts';
import { CALL_SETTINGS } from '../../../shared/protocol/call.ts';
import { OPEN_PRIVACY } from '../../../shared/protocol/page-rules.ts';
import { ok, refuse, type Result } from '../../../shared/protocol/errors.ts';
import type { Infer } from '../../../shared/protocol/schema.ts';
import type { SkillId } from '../../../shared/protocol/ids.ts';
import { isOriginPattern } from '../../domain/origin.ts';
import type { Site } from '../../domain/site.ts';
import { attempt } from '../attempt.ts';
import type { AgentActor, App } from '../context.ts';
import { SITES_CHANGED } from './sites-changed.ts';

const KEY_LENGTH = 12;
const FIRST_SKILL = 'service' as SkillId;

export async function listSites(app: App, actor: AgentActor): Promise<Result<{ sites: SiteRow[] }>> {
  if (actor.role !== 'administrator') return refuse('forbidden');
  return ok({ sites: (await app.store.sites()).map(rowOf) });
}

export async function saveSite(app: App, actor: AgentActor, body: Infer<typeof siteSave>): Promise<Result<SiteRow>> {
  if (actor.role !== 'administrator') return refuse('forbidden');
  const wrong = [...body.allowedOrigins, ...(body.pushOrigins ?? [])].find((pattern) => !isOriginPattern(pattern));
  if (wrong !== undefined) return refuse('bad_request', { detail: `not an origin: ${wrong}` });
  if (!isFeedAddress(body.catalogueUrl ?? ''))
    return refuse('bad_request', { detail: 'not a web address: catalogueUrl' });
  const fresh: Site = {
    id: app.chance.id(),
    version: 0,
    key: app.chance
      .id<string>()
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, KEY_LENGTH),
    allowedOrigins: [],
    look: body.look,
    hours: body.hours,
    defaultSkill: FIRST_SKILL,
    rules: [],
  };
  const saved = await attempt(app.store, async () => {
    const before = body.siteId === undefined ? fresh : await app.store.get('site', body.siteId);
    if (!before) return refuse('not_found');
    const { look, hours, allowedOrigins, pushOrigins = before.pushOrigins ?? [] } = body;
    const { privacy = before.privacy ?? OPEN_PRIVACY, catalogueUrl = before.catalogueUrl ?? '' } = body;
    const { calls = before.calls ?? CALL_SETTINGS } = body;
    const site: Site = { ...before, look, hours, allowedOrigins, pushOrigins, privacy, calls, catalogueUrl };
    return { changes: [{ put: 'site', record: site }], answer: () => site };
  });
  if (!saved.ok) return saved;
  app.bus.publish(SITES_CHANGED, {});
  return ok(rowOf(saved.data));
}

/** Where it leads is checked each time it is read; here only that it is an address. */
function isFeedAddress(text: string): boolean {
  if (text.trim() === '') return true;
  const url = /^https?:\/\//i.test(text.trim()) ? URL.parse(text.trim()) : null;
  return url !== null && url.username === '' && url.password === '';
}

const rowOf = ({ id: siteId, key, look, allowedOrigins, hours, rules, ...site }: Site): SiteRow => ({
  siteId,
  key,
  look,
  allowedOrigins: [...allowedOrigins],
  pushOrigins: [...(site.pushOrigins ?? [])],
  privacy: site.privacy ?? OPEN_PRIVACY,
  calls: site.calls ?? CALL_SETTINGS,
  catalogueUrl: site.catalogueUrl ?? '',
  hours,
  rules: rules.map(({ ruleId, name, on, skill, condition, text }) => ({
    ruleId,
    name,
    on,
    skill,
    condition,
    text,
  })) as SiteRow['rules'],
});
