/** Finds sites, agents with their sign-ins and desks, visitors and contacts. */
import type { Store } from '../app/store.ts';
import type { Engine } from './engine.ts';
import { foldEmail } from './fold-email.ts';
import { readAll, readOne } from './read-record.ts';
import { once, prepare } from './statement.ts';

type ReadPeople = Pick<
  Store,
  | 'sites'
  | 'siteByKey'
  | 'agents'
  | 'agentByEmail'
  | 'signInsOf'
  | 'desks'
  | 'visitorByTokenHash'
  | 'contactByPhone'
  | 'contactByVerifiedEmail'
>;

export function createReadPeople({ db, run }: Engine): ReadPeople {
  const sites = prepare<Record<never, never>>()(() => db.selectFrom('sites').select('body').orderBy('site_key'));
  const siteByKey = prepare<{ key: string }>()((v) =>
    db.selectFrom('sites').select('body').where('site_key', '=', v.key),
  );
  const agents = prepare<Record<never, never>>()(() => db.selectFrom('agents').select('body').orderBy('email_key'));
  const agentByEmail = prepare<{ email: string }>()((v) =>
    db.selectFrom('agents').select('body').where('email_key', '=', v.email).where('removed', '=', 0),
  );
  const signInsOf = prepare<{ agentId: string }>()((v) =>
    db.selectFrom('sign_ins').select('body').where('agent_id', '=', v.agentId),
  );
  const visitorByTokenHash = prepare<{ tokenHash: string }>()((v) =>
    db.selectFrom('visitors').select('body').where('token_hash', '=', v.tokenHash),
  );
  const contactByPhone = prepare<{ phoneKey: string }>()((v) =>
    db.selectFrom('contacts').select('body').where('phone_key', '=', v.phoneKey).orderBy('created_at').limit(1),
  );
  const contactByVerifiedEmail = prepare<{ email: string }>()((v) =>
    db.selectFrom('contacts').select('body').where('verified_email_key', '=', v.email).orderBy('created_at').limit(1),
  );

  return {
    sites: () => readAll<'site'>(run, sites({})),
    siteByKey: (key) => readOne<'site'>(run, siteByKey({ key })),
    agents: () => readAll<'agent'>(run, agents({})),
    agentByEmail: (email) => readOne<'agent'>(run, agentByEmail({ email: foldEmail(email) })),
    signInsOf: (agentId) => readAll<'signIn'>(run, signInsOf({ agentId })),
    async desks(agentIds) {
      if (agentIds.length === 0) return [];
      return readAll<'desk'>(run, once(db.selectFrom('desks').select('body').where('id', 'in', agentIds)));
    },
    visitorByTokenHash: (tokenHash) => readOne<'visitor'>(run, visitorByTokenHash({ tokenHash })),
    contactByPhone: (phoneKey) => readOne<'contact'>(run, contactByPhone({ phoneKey })),
    contactByVerifiedEmail: (email) => readOne<'contact'>(run, contactByVerifiedEmail({ email: foldEmail(email) })),
  };
}
