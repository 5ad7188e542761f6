/** Lies over the replica while I lead: links take the visitor along. */
import type { GlassProps } from '../page/tools.ts';

export function LeadGlass(_props: GlassProps) {
  return <div class="tool-glass" />;
}
