/** What an agent may do on a visitor's page beside seeing it, and which of these a click on the page means now. */
import { signal } from '@preact/signals';
import { BookOpenCheck, MousePointer2, MousePointerClick, Signpost, type IconNode } from 'lucide';
import type { FunctionComponent } from 'preact';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { ControlGlass } from '../control/control-glass.tsx';
import { FormGlass } from '../form/form-glass.tsx';
import { LeadGlass } from '../lead/lead-glass.tsx';
import { PointGlass } from '../point/point-glass.tsx';
import { hasCapability } from './capabilities.ts';
import type { GlassProps } from './glass-props.ts';

export const TOOLS = ['point', 'form', 'lead', 'control'] as const;
export type Tool = (typeof TOOLS)[number];
export const TOOL_ICONS: Record<Tool, IconNode> = {
  point: MousePointer2,
  form: BookOpenCheck,
  lead: Signpost,
  control: MousePointerClick,
};
export const GLASSES: Record<Tool, FunctionComponent<GlassProps>> = {
  point: PointGlass,
  form: FormGlass,
  lead: LeadGlass,
  control: ControlGlass,
};

const chosen = signal<ReadonlyMap<SessionId, Tool>>(new Map());
/** Asked for last: what one asks for is what one wants to do when the yes comes. */
const asked = signal<ReadonlyMap<SessionId, Tool>>(new Map());

export function chooseTool(sessionId: SessionId, tool: Tool | null): void {
  chosen.value = withTool(chosen.value, sessionId, tool);
  asked.value = withTool(asked.value, sessionId, null);
}
export function noteAsked(sessionId: SessionId, tool: Tool): void {
  asked.value = withTool(asked.value, sessionId, tool);
}
function withTool(tools: ReadonlyMap<SessionId, Tool>, sessionId: SessionId, tool: Tool | null) {
  const next = new Map(tools);
  if (tool) next.set(sessionId, tool);
  else next.delete(sessionId);
  return next;
}
/** The tool asked for or chosen last while it is granted; else the strongest that is. */
export function activeTool(sessionId: SessionId): Tool | null {
  for (const wanted of [asked.value.get(sessionId), chosen.value.get(sessionId)])
    if (wanted && hasCapability(sessionId, wanted)) return wanted;
  return TOOLS.findLast((tool) => hasCapability(sessionId, tool)) ?? null;
}
