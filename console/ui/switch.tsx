/** An on/off switch with its words beside it. */
import type { ComponentChildren } from 'preact';

type Props = { on: boolean; onSwitch: (on: boolean) => void; children: ComponentChildren; disabled?: boolean };

export function Switch({ on, onSwitch, children, disabled = false }: Props) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      disabled={disabled}
      onClick={() => onSwitch(!on)}
    >
      <span class="switch-track" />
      <span>{children}</span>
    </button>
  );
}
