/** Makes the sentence of a history line from its type and its flat facts. */
import { shownAddress } from '../../shared/client/shown-address.ts';
import type { HistoryEntry } from '../../shared/protocol/case.ts';
import { CAPABILITY_WORDS } from '../i18n/capability-words.ts';
import { clockWords } from '../i18n/duration-words.ts';
import { t } from '../i18n/t.ts';

export function historyWords(entry: HistoryEntry): string {
  const { details, author } = entry;
  const who =
    author.kind === 'agent' ? author.name : t(author.kind === 'visitor' ? 'history.visitor' : 'history.system');
  const state = details['state'];
  const capability = CAPABILITY_WORDS[String(details['capability'])];
  const durationMs = details['durationMs'];
  return t(`history.${entry.type}`, {
    who,
    name: String(details['agent'] ?? details['name'] ?? who),
    state: state === 'open' || state === 'pending' || state === 'resolved' ? t(`case_state.${state}`) : '',
    what: capability ? t(capability) : t('capability.session'),
    page: shownPage(String(details['url'] ?? '')),
    number: String(details['number'] ?? ''),
    duration: typeof durationMs === 'number' ? clockWords(durationMs) : '',
  }).trim();
}

function shownPage(url: string): string {
  const address = shownAddress(url);
  return address ? address.host + address.path : '';
}

/** What somebody wrote, if the entry carries any; made by people, so it is shown as it is and never as markup. */
export function historyText(entry: HistoryEntry): string {
  const { text } = entry.details;
  return typeof text === 'string' ? text : '';
}
