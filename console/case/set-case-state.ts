/** Changes a case's state at once and offers the way back. */
import type { CaseState, CaseView } from '../../shared/protocol/case.ts';
import { tell } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { sayDone, sayError } from '../ui/toast.ts';

export async function setCaseState(one: CaseView, state: CaseState): Promise<void> {
  const { caseId, number } = one;
  if (one.state === state) return;
  const answer = await request('case:set-state', { caseId, state });
  if (!answer.ok) return sayError(answer.error);
  tell({ name: 'case:changed', body: answer.data });
  sayDone(t(`case.now_${state}`, { number }), () => void setCaseState(answer.data, one.state));
}
