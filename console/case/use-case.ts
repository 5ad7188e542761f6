/** Fetches a case with its contact and history when it is looked at, and again after every reconnect. */
import { useEffect, useState } from 'preact/hooks';
import type { CaseId } from '../../shared/protocol/ids.ts';
import { connection, desk, tell } from '../desk.ts';
import { request } from '../link.ts';

/** True when there is no such case, or it is not for us. */
export function useCase(caseId: CaseId | null): boolean {
  const [isMissing, setMissing] = useState(false);
  const times = connection.value;
  useEffect(() => {
    setMissing(false);
    if (!caseId) return;
    let isCurrent = true;
    const known = desk.peek()?.cases.get(caseId);
    void request('case:get', { caseId }).then((answer) => {
      if (answer.ok) {
        // What was told meanwhile is younger than this answer.
        const told = desk.peek()?.cases.get(caseId);
        tell({ name: 'case:opened', body: told && told !== known ? { ...answer.data, case: told } : answer.data });
      } else if (isCurrent && (answer.error.code === 'not_found' || answer.error.code === 'forbidden'))
        setMissing(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [caseId, times]);
  return isMissing;
}
