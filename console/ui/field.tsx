/** A labelled input with hint and error said to everybody. */
import { useId } from 'preact/hooks';
import type { TargetedInputEvent } from 'preact';
import { CircleAlert } from 'lucide';
import { Icon } from './icon.tsx';

type Props = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: string;
  wrong?: string | null;
  /** Given: a text area. */
  rows?: number;
  type?: 'text' | 'email' | 'password' | 'tel' | 'number';
  autocomplete?: 'off' | 'name' | 'username' | 'current-password' | 'new-password';
  placeholder?: string;
  required?: boolean;
  autoFocus?: boolean;
  minLength?: number;
  maxLength?: number;
};

export function Field({ label, value, onValue, hint, wrong, rows, type = 'text', ...rest }: Props) {
  const id = useId();
  const about = wrong ? `${id}-wrong` : hint ? `${id}-hint` : undefined;
  const shared = {
    id,
    class: 'input',
    value,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': about,
    onInput: (event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) => onValue(event.currentTarget.value),
  };
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {rows ? (
        <textarea {...shared} rows={rows} maxLength={rest.maxLength} placeholder={rest.placeholder} />
      ) : (
        // Preact's types want to know the one type; all of ours take the same attributes.
        <input {...shared} {...rest} type={type as 'text'} />
      )}
      {wrong ? (
        <span class="wrong" id={`${id}-wrong`} role="alert">
          <Icon of={CircleAlert} /> {wrong}
        </span>
      ) : (
        hint && (
          <span class="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )
      )}
    </div>
  );
}
