/** Fetches the agent's pointer when there is a grant to point, and takes it away with the grant. */
import type { App } from '../app.ts';
import type { Cancel } from '../env.ts';
import type { AgentPointer } from '../point/agent-pointer.ts';

export function showPointing(
  { state, connection, shadow, fence }: App,
  name: string,
  find: (node: number) => Element | null,
): Cancel {
  let pointer: AgentPointer | undefined;
  const mayPoint = () => state.get().consent.grants.some(({ capability }) => capability === 'point');
  const remove = () => {
    pointer?.remove();
    pointer = undefined;
  };
  const cancels = [
    connection.onBytes(
      'page:pointer',
      fence.guard(async (bytes: Uint8Array) => {
        if (!mayPoint()) return;
        const { createAgentPointer } = await import('../point/agent-pointer.ts');
        if (!mayPoint()) return;
        pointer ??= createAgentPointer(shadow, name, find);
        pointer.take(bytes);
      }),
    ),
    state.subscribe(() => !mayPoint() && remove()),
    remove,
  ];
  return () => cancels.forEach((cancel) => cancel());
}
