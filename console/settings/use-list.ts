/** Fetches an administrator's list, and again after every reconnect. */
import { useEffect, useState } from 'preact/hooks';
import type { AgentRow, SiteRow } from '../../shared/protocol/desk.ts';
import { connection } from '../desk.ts';
import { request } from '../link.ts';
import { sayError } from '../ui/toast.ts';

type List<T> = readonly [rows: readonly T[] | null, put: (row: T) => void];

export function useAgents(): List<AgentRow> {
  const [rows, setRows] = useState<readonly AgentRow[] | null>(null);
  const times = connection.value;
  useEffect(() => {
    void request('agents:list', {}).then((answer) =>
      answer.ok ? setRows(answer.data.agents) : sayError(answer.error),
    );
  }, [times]);
  const put = (row: AgentRow) =>
    setRows((before) => [...(before ?? []).filter(({ agentId }) => agentId !== row.agentId), row]);
  return [rows, put];
}

export function useSites(): List<SiteRow> {
  const [rows, setRows] = useState<readonly SiteRow[] | null>(null);
  const times = connection.value;
  useEffect(() => {
    void request('sites:list', {}).then((answer) => (answer.ok ? setRows(answer.data.sites) : sayError(answer.error)));
  }, [times]);
  const put = (row: SiteRow) =>
    setRows((before) => [...(before ?? []).filter(({ siteId }) => siteId !== row.siteId), row]);
  return [rows, put];
}
