/** What a visitor wrote when nobody was there, and how it can be answered today. */
import { Mail } from 'lucide';
import type { CaseView } from '../../shared/protocol/case.ts';
import { desk, serverNow } from '../desk.ts';
import { momentWords } from '../i18n/duration-words.ts';
import { locale, t } from '../i18n/t.ts';
import { Icon } from '../ui/icon.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { historyText } from './history-words.ts';
import { mailLink } from './mail-link.ts';

export function MessageLeft({ of, isMine }: { of: CaseView; isMine: boolean }) {
  const state = desk.value;
  const history = state?.histories.get(of.caseId);
  const contact = of.contactId ? state?.contacts.get(of.contactId) : undefined;
  const letters = history?.filter(({ type }) => type === 'message_left') ?? [];
  if (!history) return <Skeleton lines={5} label={t('loading')} />;
  return (
    <article class="letter">
      {letters.map((letter) => (
        <div key={letter.entryId}>
          <p class="small faint">
            {contact?.email ?? of.contactName} · {momentWords(letter.at, serverNow(), locale.value)}
          </p>
          <blockquote>{historyText(letter)}</blockquote>
        </div>
      ))}
      {letters.length === 0 && <p class="faint">{t('letter.none')}</p>}
      {contact?.email && isMine && (
        <>
          <div class="letter-actions">
            <a class="button primary" href={mailLink(contact.email, t('letter.subject', { number: of.number }))}>
              <Icon of={Mail} /> {t('letter.answer')}
            </a>
          </div>
          <p class="small faint">{t('letter.honest')}</p>
        </>
      )}
    </article>
  );
}
