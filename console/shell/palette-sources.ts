/** Collects the palette's entries from the desk. */
import type { Desk } from '../desk-state.ts';
import { t } from '../i18n/t.ts';
import { canOfferPage } from '../push/can-offer-page.ts';
import { openItem } from '../selected.ts';
import { setScheme } from '../ui/theme.ts';
import { choosePresence } from '../inbox/presence.ts';
import { column, dialog, go } from '../view.ts';
import { SHORTCUTS } from './shortcuts.ts';
import type { PaletteEntry } from './palette-entries.ts';

export function paletteSources(desk: Desk): readonly PaletteEntry[] {
  return [
    ...[...desk.conversations.values()]
      .filter(({ state }) => state !== 'closed')
      .map((conversation): PaletteEntry => ({
        id: conversation.conversationId,
        group: 'conversation',
        words: conversation.visitorName,
        more: conversation.lastText,
        run: () => openItem({ kind: 'conversation', conversation }),
      })),
    ...[...desk.cases.values()].map((one): PaletteEntry => ({
      id: one.caseId,
      group: 'case',
      words: `#${one.number} ${one.contactName}`,
      more: one.subject,
      run: () => openItem({ kind: 'case', case: one }),
    })),
    ...[...(desk.visitors?.values() ?? [])].map((visitor): PaletteEntry => ({
      id: visitor.sessionId,
      group: 'visitor',
      words: visitor.visitorName,
      more: visitor.title || visitor.url,
      run: () => {
        go({ room: 'visitors', sessionId: visitor.sessionId });
        column.value = 'person';
      },
    })),
    ...actions(desk),
  ];
}

function actions(desk: Desk): readonly PaletteEntry[] {
  const action = (id: string, words: string, run: () => void, more = ''): PaletteEntry => ({
    id,
    group: 'action',
    words,
    more,
    run,
  });
  const isHere = desk.status === 'available';
  return [
    action('presence', t(isHere ? 'palette.go_away' : 'palette.be_here'), () =>
      choosePresence(isHere ? 'away' : 'available'),
    ),
    ...SHORTCUTS.filter(({ name }) => name !== 'palette').map(({ name, keys, run }) =>
      action(name, t(`shortcuts.${name}`), () => void run(), keys),
    ),
    ...(canOfferPage.value ? [action('push', t('push.title'), () => (dialog.value = 'push'), '/seite /page')] : []),
    ...(canOfferPage.value ? [action('ask-in', t('companions.ask'), () => (dialog.value = 'ask-in'))] : []),
    action('me', t('me.title'), () => (dialog.value = 'me')),
    action('light', t('palette.light'), () => setScheme('light')),
    action('dark', t('palette.dark'), () => setScheme('dark')),
  ];
}
