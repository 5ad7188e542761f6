/** One titled list of the left column; gone while it is empty. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Props = { title: string; count: number; isUrgent?: boolean; children: ComponentChildren };

export function WorkList({ title, count, isUrgent = false, children }: Props) {
  const id = useId();
  if (count === 0) return null;
  return (
    <section class="work-list" aria-labelledby={id}>
      <h2 id={id}>
        {title} <span class={isUrgent ? 'tag warn' : 'tag'}>{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}
