/** A person's face: initials on their own hue, the same as at the agents' desk. */
import type { AgentFace } from '../../shared/protocol/site.ts';
import { initialsOf } from './initials-of.ts';

export function Face({ face, large = false }: { face: AgentFace; large?: boolean }) {
  return (
    <span class={large ? 'face face-large' : 'face'} style={{ '--hue': String(face.hue) }} aria-hidden="true">
      {initialsOf(face.name)}
    </span>
  );
}
