/** While I lead: back, forward, and a field for an address with the site's pages to choose from; all of it by keyboard as well. */
import { ArrowLeft, ArrowRight, Signpost } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { shownAddress } from '../../shared/client/shown-address.ts';
import { MAX_URL_CHARS } from '../../shared/protocol/limits.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { suggestPages } from '../push/suggest-pages.ts';
import type { GlassProps } from '../page/tools.ts';
import { Icon } from '../ui/icon.tsx';
import { leadHint, noteLeadHint } from './lead-hints.ts';
import { leadTo } from './lead-to.ts';
import './lead.css';

export function LeadBar({ sessionId, picture }: { sessionId: SessionId; picture: GlassProps['picture'] }) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const visitor = desk.value?.visitors?.get(sessionId);
  const pages =
    visitor && isOpen
      ? suggestPages(desk.value?.visitors?.values() ?? [], visitor, shownAddress(typed) ? '' : typed)
      : [];

  async function go(url: string): Promise<void> {
    if (!shownAddress(url)) return noteLeadHint(sessionId, t('lead.no_page'));
    if (!(await leadTo(sessionId, picture, { to: 'page', url }))) return;
    setTyped('');
    setOpen(false);
  }

  return (
    <form
      class="lead-bar"
      aria-label={t('lead.bar')}
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = pages;
        void go(shownAddress(typed.trim()) || !first ? typed.trim() : first.url);
      }}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        setOpen(false);
      }}
    >
      {(['back', 'forward'] as const).map((to) => (
        <button
          key={to}
          type="button"
          class="button quiet little square"
          title={t(`lead.${to}`)}
          onClick={() => void leadTo(sessionId, picture, { to })}
        >
          <Icon of={to === 'back' ? ArrowLeft : ArrowRight} label={t(`lead.${to}`)} />
        </button>
      ))}
      <div class="lead-address">
        <input
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          aria-label={t('lead.address')}
          aria-controls={list}
          aria-expanded={pages.length > 0}
          placeholder={t('lead.address_hint')}
          maxLength={MAX_URL_CHARS}
          value={typed}
          onFocus={() => setOpen(true)}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setOpen(true);
          }}
        />
        {pages.length > 0 && (
          <div class="lead-pages" id={list} role="group" aria-label={t('lead.pages')}>
            {pages.map((page) => (
              <button key={page.url} type="button" onClick={() => void go(page.url)}>
                <span class="clip">{page.title || page.url}</span>
                <span class="small faint clip">{page.isHere ? t('lead.here') : page.url}</span>
              </button>
            ))}
          </div>
        )}
      </div>
      <button class="button little" disabled={!typed.trim()}>
        <Icon of={Signpost} size={14} /> {t('lead.go')}
      </button>
      <span class="unseen" role="alert">
        {leadHint(sessionId) ?? ''}
      </span>
    </form>
  );
}
