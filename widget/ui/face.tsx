/** A person's face: initials on their own hue, the same as at the agents' desk. */
import type { AgentFace } from '../../shared/protocol/site.ts';

export function Face({ face, large = false }: { face: AgentFace; large?: boolean }) {
  return (
    <span class={large ? 'face face-large' : 'face'} style={{ '--hue': String(face.hue) }} aria-hidden="true">
      {initialsOf(face.name)}
    </span>
  );
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return [...first]
    .slice(0, 1)
    .concat([...last].slice(0, 1))
    .join('')
    .toUpperCase();
}
