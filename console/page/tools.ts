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
export function chooseTool(sessionId: SessionId, tool: Tool | null): void {
  const next = new Map(chosen.value);
  if (tool) next.set(sessionId, tool);
  else next.delete(sessionId);
  chosen.value = next;
}
/** The chosen tool while it is granted; else the strongest that is. */
export function activeTool(sessionId: SessionId): Tool | null {
  const wanted = chosen.value.get(sessionId);
  if (wanted && hasCapability(sessionId, wanted)) return wanted;
  return TOOLS.findLast((tool) => hasCapability(sessionId, tool)) ?? null;
}
