/** A modal dialog on the browser's own `<dialog>`: it keeps the focus, closes on Escape and gives the focus back. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { X } from 'lucide';
import { t } from '../i18n/t.ts';
import { Icon } from './icon.tsx';
import './dialog.css';

type Props = { title: string; onClose: () => void; children: ComponentChildren; wide?: boolean; bare?: boolean };

export function Dialog({ title, onClose, children, wide = false, bare = false }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Not after the next picture: by then whoever closed it has put the focus where to type on, and it would be taken away again.
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog${wide ? ' wide' : ''}${bare ? ' bare' : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === element.current && onClose()}
    >
      <div class="dialog-box">
        <header class={bare ? 'unseen' : 'dialog-head'}>
          <h2 id={id}>{title}</h2>
          {!bare && (
            <button type="button" class="button quiet square little" onClick={onClose} aria-label={t('close')}>
              <Icon of={X} />
            </button>
          )}
        </header>
        {children}
      </div>
    </dialog>
  );
}
