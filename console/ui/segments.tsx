/** One of a few, side by side. */
import type { ComponentChildren } from 'preact';
import './segments.css';

type Props<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; words: ComponentChildren; name?: string }[];
  onChoose: (value: T) => void;
};

export function Segments<T extends string>({ label, value, options, onChoose }: Props<T>) {
  return (
    <div class="segments" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          aria-label={option.name}
          title={option.name}
          onClick={() => onChoose(option.value)}
        >
          {option.words}
        </button>
      ))}
    </div>
  );
}
