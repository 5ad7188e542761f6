/** Puts the demo data in, once; later starts only add where the shop is reached now. */
import { attempt } from '../app/attempt.ts';
import type { App } from '../app/context.ts';
import { hashPassword } from '../app/administration/password.ts';
import { SITES_CHANGED } from '../app/administration/sites-changed.ts';
import type { Site } from '../domain/site.ts';
import { DEMO_AGENTS, DEMO_CATALOGUE, DEMO_PASSWORD, DEMO_SITE } from './demo-data.ts';

/** The password is printed at every start: there is nothing to protect, and nobody waits for it. */
const DEMO_COST = { logN: 10, r: 8, p: 1 };

export async function seedDemo(app: App, origins: readonly string[]): Promise<void> {
  await seedSite(app, origins);
  await seedAgents(app);
}

/** Origins are added to, not replaced: several nodes share the site. */
async function seedSite(app: App, origins: readonly string[]): Promise<void> {
  await attempt(app.store, async () => {
    const site: Site = (await app.store.get('site', DEMO_SITE.id)) ?? { ...DEMO_SITE, allowedOrigins: [] };
    const allowedOrigins = [...new Set([...site.allowedOrigins, ...origins])];
    const catalogueUrl = catalogueOf(site, origins);
    const isKnown =
      site.version > 0 && allowedOrigins.length === site.allowedOrigins.length && catalogueUrl === site.catalogueUrl;
    return {
      changes: isKnown ? [] : [{ put: 'site', record: { ...site, allowedOrigins, catalogueUrl } }],
      answer: () => ({}),
    };
  });
  app.bus.publish(SITES_CHANGED, {});
}

/** Where the shop is reached now; what an administrator has put there stays. */
function catalogueOf({ catalogueUrl }: Site, [local = '', , known]: readonly string[]): string {
  const isOurs = catalogueUrl === undefined || catalogueUrl.endsWith(DEMO_CATALOGUE);
  return isOurs ? `${known ?? local}${DEMO_CATALOGUE}` : catalogueUrl;
}

async function seedAgents(app: App): Promise<void> {
  const known = new Set((await app.store.agents()).map(({ id }) => id));
  const missing = DEMO_AGENTS.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return;
  // One hash for all.
  const passwordHash = await hashPassword(DEMO_PASSWORD, DEMO_COST);
  for (const agent of missing) {
    // Stale means that another node was faster.
    await app.store.commit([{ put: 'agent', record: { ...agent, version: 0, passwordHash, removedAt: null } }]);
  }
}
