/** Where one can lead to: links of the page in front of me, pages other visitors have open. All of it the page's words, shown as text. */
import type { LeadTo } from '../../shared/protocol/lead.ts';
import { t } from '../i18n/t.ts';
import type { SuggestedPage } from '../push/suggest-pages.ts';
import { shownPath } from '../visitors/shown-url.ts';
import type { LinkHere } from './links-here.ts';

export type Places = { readonly links: readonly LinkHere[]; readonly pages: readonly SuggestedPage[] };
type Props = { id: string; places: Places; onChoose: (go: LeadTo['go']) => void };

export function LeadPlaces({ id, places: { links, pages }, onChoose }: Props) {
  return (
    <div class="lead-places" id={id}>
      {links.length > 0 && (
        <div role="group" aria-label={t('lead.links')}>
          <span class="small faint">{t('lead.links')}</span>
          {links.map(({ url, words, node }) => (
            <button key={url} type="button" onClick={() => onChoose({ to: 'link', url, node })}>
              <span class="clip">{words}</span>
              <span class="faint clip">{shownPath(url)}</span>
            </button>
          ))}
        </div>
      )}
      {pages.length > 0 && (
        <div role="group" aria-label={t('lead.pages')}>
          <span class="small faint">{t('lead.pages')}</span>
          {pages.map(({ url, title, isHere }) => (
            <button key={url} type="button" onClick={() => onChoose({ to: 'page', url })}>
              <span class="clip">{title || shownPath(url)}</span>
              <span class="faint clip">{isHere ? t('lead.here') : shownPath(url)}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
