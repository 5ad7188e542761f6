/** Beside the visitor's page: what agent and visitor work on together, one part at a time; there without seeing the page as well. */
import { signal } from '@preact/signals';
import { ClipboardList, Presentation, ShoppingBasket, X, type IconNode } from 'lucide';
import type { FunctionComponent } from 'preact';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { FormSide } from '../form/form-side.tsx';
import { t } from '../i18n/t.ts';
import type { WordKey } from '../i18n/de.ts';
import { ShoppingSide } from '../shopping/shopping-side.tsx';
import { ShowingSide } from '../showing/showing-side.tsx';
import { Icon } from '../ui/icon.tsx';
import './page-side.css';

type Part = {
  readonly words: WordKey;
  readonly icon: IconNode;
  readonly Side: FunctionComponent<{ sessionId: SessionId }>;
};
const PARTS = {
  showing: { words: 'side.showing', icon: Presentation, Side: ShowingSide },
  shopping: { words: 'side.shopping', icon: ShoppingBasket, Side: ShoppingSide },
  form: { words: 'side.form', icon: ClipboardList, Side: FormSide },
} as const satisfies Record<string, Part>;
export type SidePart = keyof typeof PARTS;
export const openSide = signal<SidePart | null>(null);

export function PageSide({ sessionId }: { sessionId: SessionId }) {
  const open = openSide.value;
  const part: Part | null = open && PARTS[open];
  return (
    <aside class="page-side" aria-label={t('page.side')} data-open={open !== null}>
      <nav class="page-side-tabs" aria-label={t('page.side')}>
        {Object.entries(PARTS).map(([name, { words, icon }]) => (
          <button
            key={name}
            type="button"
            class="button quiet little square"
            title={t(words)}
            aria-label={t(words)}
            aria-pressed={open === name}
            data-side={name}
            onClick={() => (openSide.value = open === name ? null : (name as SidePart))}
          >
            <Icon of={icon} />
          </button>
        ))}
      </nav>
      {part && (
        <section class="page-side-part" aria-label={t(part.words)}>
          <header class="page-side-head">
            <strong>{t(part.words)}</strong>
            <span class="push" />
            <button
              type="button"
              class="button quiet little square"
              aria-label={t('page.side_close')}
              onClick={() => (openSide.value = null)}
            >
              <Icon of={X} />
            </button>
          </header>
          <div class="scroll page-side-body">
            <part.Side sessionId={sessionId} />
          </div>
        </section>
      )}
    </aside>
  );
}
