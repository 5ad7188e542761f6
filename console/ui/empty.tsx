/** What a list says when nothing is in it: what this means and what to do. */
import type { ComponentChildren } from 'preact';
import type { IconNode } from 'lucide';
import { Icon } from './icon.tsx';

type Props = { icon: IconNode; title: string; children?: ComponentChildren };

export function Empty({ icon, title, children }: Props) {
  return (
    <div class="empty">
      <Icon of={icon} size={24} />
      <strong>{title}</strong>
      {children}
    </div>
  );
}
