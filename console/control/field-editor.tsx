/** A field of the console's own over a field of the replica: what I write or choose in it is sent; the replica stays inert. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { MAX_TYPED_CHARS } from '../../shared/protocol/limits.ts';
import * as env from '../env.ts';
import { t } from '../i18n/t.ts';
import type { Act } from './act.ts';

/** Typing is gathered this long, in ms. */
const GATHER_MS = 150;
const KEPT_TYPES = /^(number|date|datetime-local|month|week|time|color|range|email|tel|url|search)$/;

export type EditedField = { readonly element: Element; readonly node: number };
type Props = { field: EditedField; scale: number; act: Act; onClose: () => void };

export function FieldEditor({ field: { element, node }, scale, act, onClose }: Props) {
  const shown = element as HTMLInputElement;
  const [text, setText] = useState(shown.value ?? element.textContent ?? '');
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
    let frame = 0;
    // The visitor may scroll meanwhile: the field stays over its picture.
    const follow = () => {
      if (!element.isConnected) return onClose();
      const { left, top, width, height } = element.getBoundingClientRect();
      const { fontSize } = getComputedStyle(element);
      field.style.left = `${left * scale}px`;
      field.style.top = `${top * scale}px`;
      field.style.width = `${width * scale}px`;
      field.style.height = `${height * scale}px`;
      field.style.fontSize = `${Math.max(10, Number.parseFloat(fontSize) * scale)}px`;
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => {
      cancelAnimationFrame(frame);
      flush();
    };
  }, [element, scale]);

  const common = {
    ref: own as never,
    class: 'control-field',
    'aria-label': t('page.control_field'),
    onBlur: onClose,
    onPointerMove: stop,
    onPointerDown: stop,
    onClick: stop,
    onKeyDown: (event: KeyboardEvent) => {
      event.stopPropagation();
      if (event.key === 'Escape' || (event.key === 'Enter' && element.localName !== 'textarea')) onClose();
    },
  };
  if (element.localName === 'select') {
    const options = [...(element as HTMLSelectElement).options];
    return (
      <select
        {...common}
        onChange={(event) => {
          act({ do: 'select', node, indexes: [event.currentTarget.selectedIndex] });
          onClose();
        }}
      >
        {options.map((option, index) => (
          <option key={index} selected={option.selected} disabled={option.disabled}>
            {option.label || option.text}
          </option>
        ))}
      </select>
    );
  }
  const onInput = (event: { currentTarget: { value: string } }) => write(event.currentTarget.value);
  if (element.localName === 'textarea' || element.localName !== 'input') {
    return <textarea {...common} maxLength={MAX_TYPED_CHARS} value={text} onInput={onInput} />;
  }
  const type = KEPT_TYPES.test(shown.type) ? shown.type : 'text';
  return (
    <input
      {...common}
      type={type as 'text'}
      maxLength={MAX_TYPED_CHARS}
      value={text}
      autocomplete="off"
      onInput={onInput}
    />
  );
}

const stop = (event: Event): void => event.stopPropagation();
