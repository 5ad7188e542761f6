/** What I suggest for a field of the replica, in a control of its kind; tells the value when I am done with it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SuggestedValue } from '../../shared/protocol/form.ts';
import { MAX_TYPED_CHARS } from '../../shared/protocol/limits.ts';
import { t } from '../i18n/t.ts';
import { dotsOf, isBox, isDot } from './field-of.ts';
import { labelOfDot } from './send-suggestion.ts';

const KEPT_TYPES = /^(number|date|datetime-local|month|week|time|color|range|email|tel|url)$/;
/** Dots and lines shown in place of what is hidden are nobody's value. */
const MASKED = /^[•\s]*$/;

type Props = {
  element: Element;
  name: string;
  /** It goes in without a click of the visitor. */
  atOnce: boolean;
  /** The element a value is for: of a group of dots, one of them. */
  onValue: (element: Element, value: SuggestedValue) => void;
};

export function ValueInput({ element, name, atOnce, onValue }: Props) {
  if (isBox(element)) {
    return (
      <div class="value-input" role="group" aria-label={t('form.value', { field: name })}>
        <button type="button" class="button little" onClick={() => onValue(element, { kind: 'checked', on: true })}>
          {t('form.tick')}
        </button>
        <button type="button" class="button little" onClick={() => onValue(element, { kind: 'checked', on: false })}>
          {t('form.untick')}
        </button>
      </div>
    );
  }
  if (isDot(element)) {
    return (
      <div class="value-input choices" role="group" aria-label={t('form.value', { field: name })}>
        {dotsOf(element).map((dot, index) => (
          <button
            key={index}
            type="button"
            class="button little"
            onClick={() => onValue(dot, { kind: 'checked', on: true })}
          >
            <span class="clip">{labelOfDot(dot) || String(index + 1)}</span>
          </button>
        ))}
      </div>
    );
  }
  return element.localName === 'select' ? (
    <Choices element={element as HTMLSelectElement} name={name} atOnce={atOnce} onValue={onValue} />
  ) : (
    <Writing element={element} name={name} atOnce={atOnce} onValue={onValue} />
  );
}

function Choices({ element, name, atOnce, onValue }: Props & { element: HTMLSelectElement }) {
  const own = useRef<HTMLSelectElement>(null);
  useEffect(() => own.current?.focus({ preventScroll: true }), [element]);
  const send = () => {
    const indexes = [...(own.current?.selectedOptions ?? [])].map(({ index }) => index);
    onValue(element, { kind: 'choice', indexes });
  };
  return (
    <form
      class="value-input"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <select
        ref={own}
        class="input"
        multiple={element.multiple}
        size={element.multiple ? Math.min(6, element.options.length) : 0}
        aria-label={t('form.value', { field: name })}
        title={element.multiple ? t('form.several') : undefined}
      >
        {[...element.options].map((option, index) => (
          <option key={index} selected={option.selected} disabled={option.disabled}>
            {option.label || option.text}
          </option>
        ))}
      </select>
      <button class="button primary little">{t(atOnce ? 'form.enter' : 'form.suggest')}</button>
    </form>
  );
}

function Writing({ element, name, atOnce, onValue }: Props) {
  const field = element as HTMLInputElement;
  const shown = field.value ?? element.textContent ?? '';
  const [text, setText] = useState(MASKED.test(shown) ? '' : shown);
  const own = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    own.current?.focus({ preventScroll: true });
    own.current?.select();
  }, [element]);
  const isLong = element.localName !== 'input';
  const common = {
    ref: own,
    class: 'input',
    value: text,
    autocomplete: 'off',
    'aria-label': t('form.value', { field: name }),
    maxLength: field.maxLength > 0 ? Math.min(field.maxLength, MAX_TYPED_CHARS) : MAX_TYPED_CHARS,
    onInput: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
  } as const;
  return (
    <form
      class="value-input"
      onSubmit={(event) => {
        event.preventDefault();
        onValue(element, { kind: 'text', text });
      }}
    >
      {isLong ? (
        <textarea {...common} rows={3} />
      ) : (
        <input
          {...common}
          type={(KEPT_TYPES.test(field.type) ? field.type : 'text') as 'text'}
          min={field.min || undefined}
          max={field.max || undefined}
          step={field.step || undefined}
        />
      )}
      <button class="button primary little">{t(atOnce ? 'form.enter' : 'form.suggest')}</button>
    </form>
  );
}
