/** Draws one icon of the one set; takes the icon's node list so that only what is used is built in. */
import { h } from 'preact';
import type { IconNode } from 'lucide';

export function Icon({ of, size = 16, label }: { of: IconNode; size?: 12 | 14 | 16 | 20 | 24; label?: string }) {
  return (
    <svg
      class="icon"
      xmlns="http://www.w3.org/2000/svg"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={size < 20 ? 2 : 1.75}
      stroke-linecap="round"
      stroke-linejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {of.map(([tag, attributes], index) => h(tag, { ...attributes, key: index }))}
    </svg>
  );
}
