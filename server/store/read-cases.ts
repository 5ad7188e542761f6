/** Finds cases. */
import type { Store } from '../app/store.ts';
import type { Engine } from './engine.ts';
import { readAll } from './read-record.ts';
import { prepare } from './statement.ts';

export function createReadCases({ db, run }: Engine): Pick<Store, 'openCases' | 'casesMergedInto'> {
  const openCases = prepare<{ agentId: string }>()((v) =>
    db
      .selectFrom('cases')
      .select('body')
      .where('state', '<>', 'resolved')
      .where('merged_into', 'is', null)
      .where((eb) => eb.or([eb('agent_id', 'is', null), eb('agent_id', '=', v.agentId)]))
      .orderBy('opened_at')
      .orderBy('id'),
  );
  const mergedInto = prepare<{ caseId: string }>()((v) =>
    db.selectFrom('cases').select('body').where('merged_into', '=', v.caseId).orderBy('opened_at').orderBy('id'),
  );
  return {
    openCases: (agentId) => readAll<'case'>(run, openCases({ agentId })),
    casesMergedInto: (caseId) => readAll<'case'>(run, mergedInto({ caseId })),
  };
}
