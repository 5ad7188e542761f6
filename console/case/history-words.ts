/** Makes the sentence of a history line from its type and its flat facts. */
import { shownAddress } from '../../shared/client/shown-address.ts';
import type { HistoryEntry } from '../../shared/protocol/case.ts';
import { CAPABILITY_WORDS } from '../i18n/capability-words.ts';
import { clockWords } from '../i18n/duration-words.ts';
import { locale, t, tn } from '../i18n/t.ts';
import { priceWords } from '../shopping/price-words.ts';

export function historyWords(entry: HistoryEntry): string {
  const { details, author } = entry;
  const who =
    author.kind === 'agent' ? author.name : t(author.kind === 'visitor' ? 'history.visitor' : 'history.system');
  const state = details['state'];
  const capabilities = String(details['capabilities'] || (details['purpose'] ?? details['capability'] ?? ''))
    .split(' ')
    .flatMap((name) => CAPABILITY_WORDS[name] ?? []);
  const durationMs = details['durationMs'];
  if (entry.type === 'conversation_closed' && details['reason'] === 'idle') return t('history.conversation_idle');
  if (entry.type === 'call_joined' && details['listening'] === true) {
    return t('history.call_listened', { name: String(details['name'] ?? who) });
  }
  const step = entry.type === 'led' ? details['to'] : undefined;
  if (step === 'back' || step === 'forward') return t(`history.led_${step}`, { who });
  return t(`history.${entry.type}`, {
    who,
    name: String(details['agent'] ?? details['name'] ?? who),
    state: state === 'open' || state === 'pending' || state === 'resolved' ? t(`case_state.${state}`) : '',
    what: capabilities.map((word) => t(word)).join(', ') || t('capability.session'),
    // Several agents may be allowed things side by side.
    of: details['agentName'] ? ` · ${String(details['agentName'])}` : '',
    page: shownPage(String(details['url'] ?? '')),
    stars: String(details['stars'] ?? ''),
    number: entry.type === 'order_placed' ? orderWords(details) : String(details['number'] ?? ''),
    actions:
      entry.type === 'control_used'
        ? actionWords(details)
        : entry.type === 'suggestions_used'
          ? suggestionWords(details)
          : '',
    line: typeof details['mos'] === 'number' ? lineWords(details) : '',
    duration: typeof durationMs === 'number' ? clockWords(durationMs) : '',
  }).trim();
}

/** How the call's line was, over all who were in it. */
function lineWords(details: HistoryEntry['details']): string {
  const figure = (name: string) =>
    new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1 }).format(Number(details[name] ?? 0));
  return t('history.call_line', {
    mos: figure('mos'),
    loss: figure('lossPercent'),
    rtt: figure('rttMs'),
    jitter: figure('jitterMs'),
  });
}

function orderWords({ number, currency }: HistoryEntry['details']): string {
  const isCurrency = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
  return typeof number === 'number' ? priceWords(number, isCurrency ? currency : undefined) : '';
}

function shownPage(url: string): string {
  const address = shownAddress(url);
  return address ? address.host + address.path : '';
}

function actionWords(details: HistoryEntry['details']): string {
  const count = (kind: string) => Number(details[kind] ?? 0);
  const counted = (['click', 'type', 'select', 'check', 'key'] as const).flatMap((kind) =>
    count(kind) > 0 ? [t(count(kind) === 1 ? `act.${kind}_one` : `act.${kind}`, { n: String(count(kind)) })] : [],
  );
  const scrolled = (['scroll', 'hover'] as const).flatMap((kind) => (count(kind) > 0 ? [t(`act.${kind}`)] : []));
  const refused = count('refused') > 0 ? [t('act.refused', { n: String(count('refused')) })] : [];
  return [...counted, ...scrolled, ...refused].join(', ');
}

function suggestionWords(details: HistoryEntry['details']): string {
  const count = (kind: string) => Number(details[kind] ?? 0);
  const told = (['entered', 'undone', 'declined'] as const).filter((kind) => count(kind) > 0);
  return [
    tn('form.history_suggested', count('suggested')),
    t('form.history_accepted', { n: count('accepted') }),
    ...told.map((kind) => t(`form.history_${kind}`, { n: count(kind) })),
  ].join(', ');
}

/** What somebody wrote, if the entry carries any; made by people, so it is shown as it is and never as markup. */
export function historyText(entry: HistoryEntry): string {
  const { text } = entry.details;
  return typeof text === 'string' ? text : '';
}
