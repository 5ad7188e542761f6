/** A person as initials on their own hue; the dot says in shape and colour whether they are here. */
import './avatar.css';

export function Avatar({
  name,
  hue,
  size = 32,
  here,
}: {
  name: string;
  hue: number;
  size?: 24 | 32 | 40 | 96;
  here?: boolean;
}) {
  return (
    <span class={`avatar avatar-${size}`} style={{ '--hue': String(hue) }} aria-hidden="true">
      {initials(name)}
      {here !== undefined && <span class={here ? 'avatar-dot here' : 'avatar-dot'} />}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}

/** Always the same hue for the same id. */
export function hueOf(id: string): number {
  let sum = 7;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 3_600_000;
  return sum % 360;
}
