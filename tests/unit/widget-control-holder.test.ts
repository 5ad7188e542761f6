/** Row 7, in the visitor's browser: who may use the page by what it knows itself. */
import { expect, test } from 'vitest';
import type { Capability, Grant } from '../../shared/protocol/consent.ts';
import type { AgentId } from '../../shared/protocol/ids.ts';
import { controlHolder } from '../../widget/control/control-holder.ts';

const held = (capability: Capability, name = 'Anna', paused = false): Grant => ({
  capability,
  agentId: name as AgentId,
  agentName: name,
  grantedAt: 1,
  color: 0,
  paused,
});

test.each<[string, Grant[], string | undefined]>([
  ['nobody', [], undefined],
  ['who only sees', [held('view')], undefined],
  ['who only points', [held('view'), held('point')], undefined],
  ['who sees and uses', [held('view'), held('control')], 'Anna'],
  ['who no longer sees', [held('control')], undefined],
  ['who uses while another sees', [held('view', 'Ben'), held('control')], undefined],
  ['of two who see the one who uses', [held('view'), held('view', 'Ben'), held('control', 'Ben')], 'Ben'],
  ['who rests', [held('view'), held('control', 'Anna', true)], undefined],
  ['whose seeing rests', [held('view', 'Anna', true), held('control')], undefined],
])('%s', (_who, grants, name) => {
  expect(controlHolder({ grants })?.agentName).toBe(name);
});
