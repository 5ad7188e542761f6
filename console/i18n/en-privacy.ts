/** English words on what agents see of a site's pages: settings, and what is hidden on the page they look at. */
import type { dePrivacy } from './de-privacy.ts';

export const enPrivacy: Record<keyof typeof dePrivacy, string> = {
  'privacy.title': 'What agents see',
  'privacy.text':
    'What visitors type is hidden unless you show it. Passwords, card and account numbers, one-time codes and hidden fields stay hidden even then.',
  'privacy.private': 'Hide everything that is not expressly shown',
  'privacy.rules': 'Rules for places and pages',
  'privacy.none': 'No rules: agents see the pages without what is typed.',
  'privacy.add': 'Add a rule',
  'privacy.pages': 'Pages',
  'privacy.pages_all': 'all',
  'privacy.selector': 'Place (CSS selector)',
  'privacy.selector_example': '.customer-number',
  'privacy.selector_none': 'whole page',
  'privacy.treat': 'What happens',
  'privacy.treat.mask': 'Hide its text',
  'privacy.treat.block': 'Hide it completely',
  'privacy.treat.unmask': 'Show it',
  'privacy.treat.pause': 'Never show the page',
  'privacy.treat.canvas': 'Show the canvas',
  'privacy.treat.allow': 'Let agents use it',
  'privacy.treat.reserve': 'Never let agents use it',
  'privacy.remove': 'Remove rule {n}',
  'privacy.removed': 'Rule removed.',
  'privacy.undo': 'Undo',
  'privacy.wrong_pages': 'Begin with / or *, for example /checkout/** – or leave it empty for all pages.',
  'privacy.wrong_selector': 'That is no CSS selector. Write for example .iban, #contact or [name=vin].',
  'privacy.wrong': 'Please correct the rule marked red under “What agents see”.',
  'privacy.new_pages': 'Counts as soon as a visitor opens the next page.',
  'hidden.count.other': '{n} places hidden',
  'hidden.count.one': '1 place hidden',
  'hidden.text':
    '{fields} fields, {places} areas and {secrets} secrets (password, card, account, code) are hidden from you. The visitor can have the same places shown to them.',
  'film.playing': 'Film playing: {place}',
  'film.paused': 'Film paused at {place}',
  'film.unseen': 'its picture is not shared',
  'view.part': 'What the visitor sees',
  'hidden.word': 'hidden',
  'pause.title': 'The visitor is on a protected page',
  'pause.text':
    'The website shows this page to nobody. The picture comes back as soon as the visitor goes on; you can keep talking and writing.',
};
