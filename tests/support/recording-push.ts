/** A push port that delivers to nobody and keeps what was pushed; every body is held to its schema. */
import { agentDown } from '../../shared/protocol/agent.ts';
import { visitorDown } from '../../shared/protocol/visitor.ts';
import type { EventTable } from '../../shared/protocol/wire.ts';
import { parse } from '../../shared/protocol/schema.ts';
import type { Push } from '../../server/app/ports.ts';

export type Pushed = { readonly to: string; readonly event: string; readonly body: unknown };
export type RecordingPush = Push & {
  /** Everything since the last `takePushed`. */
  takePushed(): readonly Pushed[];
};

/** Addresses: `visitor:SESSION`, `agent:AGENT`, `desk`. */
export function createRecordingPush(): RecordingPush {
  let pushed: Pushed[] = [];
  function keep(table: EventTable, to: string, event: string, body: unknown): void {
    const entry = table[event];
    const parsed = entry ? parse(entry.body, body) : undefined;
    if (!parsed?.ok) throw new Error(`${event} to ${to}: ${parsed?.issue ?? 'no such event'}`);
    pushed.push({ to, event, body });
  }
  return {
    visitor: (sessionId, event, body) => keep(visitorDown, `visitor:${sessionId}`, event, body),
    agent: (agentId, event, body) => keep(agentDown, `agent:${agentId}`, event, body),
    desk: (event, body) => keep(agentDown, 'desk', event, body),
    endAgent: (agentId, _signInId, reason) => keep(agentDown, `agent:${agentId}`, 'sign-in:ended', { reason }),
    takePushed() {
      const taken = pushed;
      pushed = [];
      return taken;
    },
  };
}
