/** A field of the console's own over a field of the replica: what I write or choose in it is sent; the replica stays inert. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_TYPED_CHARS } from '../../shared/protocol/limits.ts';
import type { Key } from '../../shared/page/may-act.ts';
import * as env from '../env.ts';
import { t } from '../i18n/t.ts';
import type { Act } from './act.ts';
import { hasList } from './field-at.ts';
import { stayOver } from './stay-over.ts';

/** Typing is gathered this long, in ms. */
const GATHER_MS = 150;
const KEPT_TYPES = /^(number|date|datetime-local|month|week|time|color|range|email|tel|url|search)$/;
/** One click less to what opens anyway. */
const OPENS = /^(color|select-one)$/;

export type EditedField = { readonly element: Element; readonly node: number };
type Props = {
  field: EditedField;
  top: Window;
  scale: number;
  act: Act;
  /** Keys that are meant for the page; what was written before is on its way. */
  onKey: (key: Key, shift: boolean) => void;
  /** `isOver`: I am done here, and did not go elsewhere. */
  onClose: (isOver: boolean) => void;
};

export function FieldEditor({ field: { element, node }, top, scale, act, onKey, onClose }: Props) {
  const shown = element as HTMLInputElement;
  const [text, setText] = useState(shown.value ?? (element as HTMLElement).innerText ?? '');
  const own = useRef<HTMLInputElement | null>(null);
  const waiting = useRef<{ text: string; cancel: () => void } | null>(null);

  const flush = () => {
    const last = waiting.current;
    waiting.current = null;
    last?.cancel();
    if (last) act({ do: 'type', node, text: last.text });
  };
  const write = (next: string) => {
    setText(next);
    waiting.current?.cancel();
    waiting.current = { text: next, cancel: env.after(GATHER_MS, flush) };
  };

  useEffect(() => {
    const field = own.current;
    if (!field) return;
    field.focus({ preventScroll: true });
    if (element.localName !== 'select') field.select?.();
    if (OPENS.test(field.type)) open(field);
    const stay = stayOver(field, { element, top, scale }, () => onClose(false));
    return () => {
      stay();
      flush();
    };
  }, [element, top, scale]);

  function press(event: KeyboardEvent): void {
    event.stopPropagation();
    const { key, shiftKey } = event;
    const isOpen = element.getAttribute('aria-expanded') === 'true';
    const isForList = hasList(element) && (/^Arrow(Up|Down)$/.test(key) || (isOpen && /^(Enter|Escape)$/.test(key)));
    if (key === 'Tab' || isForList) {
      event.preventDefault();
      flush();
      onKey(key as Key, shiftKey);
    }
    const isDone =
      key === 'Escape' || (key === 'Enter' && (element.localName === 'input' || element.localName === 'select'));
    if (isDone) onClose(true);
  }
  const common = {
    ref: own as never,
    class: 'control-field',
    'aria-label': t('page.control_field'),
    onBlur: () => onClose(false),
    onPointerMove: stop,
    onPointerDown: stop,
    onClick: stop,
    onKeyDown: press,
  };
  if (element.localName === 'select') {
    const { options, multiple } = element as HTMLSelectElement;
    return (
      <select
        {...common}
        multiple={multiple}
        onChange={({ currentTarget }) => {
          act({ do: 'select', node, indexes: [...currentTarget.selectedOptions].map(({ index }) => index) });
          if (!multiple) onClose(true);
        }}
      >
        {[...options].map((option, index) => (
          <option key={index} selected={option.selected} disabled={option.disabled}>
            {option.label || option.text}
          </option>
        ))}
      </select>
    );
  }
  const onInput = (event: { currentTarget: { value: string } }) => write(event.currentTarget.value);
  if (element.localName !== 'input') {
    return <textarea {...common} maxLength={MAX_TYPED_CHARS} value={text} onInput={onInput} />;
  }
  const type = KEPT_TYPES.test(shown.type) ? shown.type : 'text';
  return (
    <input
      {...common}
      type={type as 'text'}
      min={shown.min || undefined}
      max={shown.max || undefined}
      step={shown.step || undefined}
      maxLength={MAX_TYPED_CHARS}
      value={text}
      autocomplete="off"
      onInput={onInput}
    />
  );
}

const stop = (event: Event): void => event.stopPropagation();
function open(field: HTMLInputElement): void {
  try {
    field.showPicker?.();
  } catch {
    // Only right after a click.
  }
}
