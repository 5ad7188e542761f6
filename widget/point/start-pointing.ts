/** Shows what agents point at while they may: takes their frames and draws them, for each agent in a colour of their own. */
import { readPointer } from '../../shared/protocol/pointer-frame.ts';
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/follow-aids.ts';
import { createAgentPointer, type AgentPointer } from './agent-pointer.ts';

export function startPointing({ state, connection, shadow, fence }: App, page: SharedPage): Feature {
  const pointers = new Map<number, AgentPointer>();
  const holderOf = (color: number) =>
    state.get().consent.grants.find((grant) => grant.capability === 'point' && grant.color === color && !grant.paused);
  const removeGone = () => {
    for (const [color, pointer] of pointers) {
      if (holderOf(color)) continue;
      pointer.remove();
      pointers.delete(color);
    }
  };
  const cancels = [
    connection.onBytes(
      'page:pointer',
      fence.guard((bytes: Uint8Array) => {
        const color = bytes[0] ?? 0;
        const holder = holderOf(color);
        const frame = readPointer(bytes.subarray(1));
        if (!holder || frame?.tab !== state.get().tab) return;
        let pointer = pointers.get(color);
        if (!pointer) pointers.set(color, (pointer = createAgentPointer(shadow, holder.agentName, page.find)));
        pointer.take(frame);
      }),
    ),
    state.subscribe((now, before) => now.consent !== before.consent && removeGone()),
  ];
  return {
    stop() {
      for (const cancel of cancels) cancel();
      for (const pointer of pointers.values()) pointer.remove();
    },
  };
}
