/** While I lead: back, forward, and a field for an address with links and pages to choose from; all of it by keyboard as well. */
import { ArrowLeft, ArrowRight, Signpost } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { shownAddress } from '../../shared/client/shown-address.ts';
import type { LeadTo } from '../../shared/protocol/lead.ts';
import { MAX_URL_CHARS } from '../../shared/protocol/limits.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import type { Replica } from '../page/replica.ts';
import { lookedAtTab } from '../page/tab-look.ts';
import type { GlassProps } from '../page/glass-props.ts';
import { suggestPages } from '../push/suggest-pages.ts';
import { Icon } from '../ui/icon.tsx';
import { leadHint, noteLeadHint } from './lead-hints.ts';
import { LeadPlaces, type Places } from './lead-places.tsx';
import { leadTo } from './lead-to.ts';
import { linksHere } from './links-here.ts';
import './lead.css';

type Props = { sessionId: SessionId; picture: GlassProps['picture']; replica: Replica | null };

export function LeadBar({ sessionId, picture, replica }: Props) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const places = isOpen ? placesFor(sessionId, replica, shownAddress(typed) ? '' : typed) : NOWHERE;
  const hasPlaces = places.links.length + places.pages.length > 0;

  async function go(to: LeadTo['go']): Promise<void> {
    if (!(await leadTo(sessionId, picture, to))) return;
    setTyped('');
    setOpen(false);
  }
  function submit(): void {
    const url = typed.trim();
    const [link] = places.links;
    const [page] = places.pages;
    if (shownAddress(url)) void go({ to: 'page', url });
    else if (link) void go({ to: 'link', url: link.url, node: link.node });
    else if (page) void go({ to: 'page', url: page.url });
    else noteLeadHint(sessionId, t('lead.no_page'));
  }

  return (
    <form
      class="lead-bar"
      aria-label={t('lead.bar')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) {
          event.stopPropagation();
          setOpen(false);
        }
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event);
      }}
    >
      {(['back', 'forward'] as const).map((to) => (
        <button
          key={to}
          type="button"
          class="button quiet little square"
          title={t(`lead.${to}`)}
          onClick={() => void go({ to })}
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
          placeholder={t('lead.address_hint')}
          maxLength={MAX_URL_CHARS}
          value={typed}
          onFocus={() => setOpen(true)}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setOpen(true);
          }}
        />
        {hasPlaces && <LeadPlaces id={list} places={places} onChoose={(to) => void go(to)} />}
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

const NOWHERE: Places = { links: [], pages: [] };

function placesFor(sessionId: SessionId, replica: Replica | null, typed: string): Places {
  const visitor = desk.value?.visitors?.get(sessionId);
  const url = lookedAtTab(sessionId)?.url ?? visitor?.url ?? '';
  const links = replica ? linksHere(replica, url, typed) : [];
  const known = new Set(links.map((link) => link.url));
  const pages = visitor ? suggestPages(desk.value?.visitors?.values() ?? [], visitor, typed) : [];
  return { links, pages: pages.filter((page) => !known.has(page.url)) };
}

/** From the field into the list and through it. */
function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('.lead-address input, .lead-places button')];
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
