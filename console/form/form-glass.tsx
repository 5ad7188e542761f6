/** Lies over the replica while I fill in a form together with the visitor. */
import type { GlassProps } from '../page/tools.ts';

export function FormGlass(_props: GlassProps) {
  return <div class="tool-glass" />;
}
