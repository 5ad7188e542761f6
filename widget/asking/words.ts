/** The sentences of every question for consent and of a wish to talk: what a visitor agrees to is worded here. */
import type { Purpose } from '../../shared/protocol/consent.ts';
import type { Locale } from '../../shared/protocol/site.ts';

type Named = (name: string) => string;
type Plain =
  | 'askYes'
  | 'askYesPoint'
  | 'askYesForm'
  | 'askYesLead'
  | 'askYesControl'
  | 'askNo'
  | 'askFailed'
  | 'sendBoth'
  | 'sendAudio'
  | 'sendNothing'
  | 'wish'
  | 'wishCancel'
  | 'wishQueued'
  | 'wishSeesUs'
  | 'wishFirstWords';
export type AskWords = Record<Plain, string> & {
  readonly ask: Record<Purpose, Named>;
  readonly askSees: Record<Purpose, Named>;
  readonly askNever: Record<Purpose, string>;
  readonly askStop: Record<Purpose, string>;
  readonly wishWaiting: Named;
  /** Why a wish came to nothing. */
  readonly wishOver: Record<'declined' | 'late' | 'failed', Named>;
};

const de: AskWords = {
  ask: {
    view: (name) => `Darf ${name} diese Seite mit Ihnen ansehen?`,
    point: (name) => `Darf ${name} Ihnen auf dieser Seite etwas zeigen?`,
    form: (name) => `Darf ${name} dieses Formular mit Ihnen ausfüllen?`,
    lead: (name) => `Darf ${name} Sie von Seite zu Seite führen?`,
    control: (name) => `Darf ${name} diese Seite für Sie bedienen?`,
    call: (name) => `Möchten Sie mit ${name} sprechen?`,
  },
  askSees: {
    view: (name) =>
      `${name} sieht diese Website in diesem Browser, auch auf den nächsten Seiten: was Sie anklicken, wohin Sie scrollen.`,
    point: (name) =>
      `Ein zweiter Zeiger mit dem Namen ${name} erscheint auf der Seite. ${name} kann nichts anklicken und nichts eintippen.`,
    form: (name) =>
      `${name} schlägt Werte für Felder vor, die die Website zeigt. In ein Feld kommt nur, was Sie übernehmen.`,
    lead: (name) =>
      `Wenn ${name} einen Link öffnet, geht Ihr Browser mit. Nur auf dieser Website und Seiten, die sie freigegeben hat.`,
    control: (name) =>
      `${name} darf auf dieser Seite scrollen, klicken und freigegebene Felder ausfüllen. Sobald Sie selbst etwas tun, haben Sie Vorrang.`,
    call: (name) => `Sie sehen und hören ${name}. Was Sie selbst senden, bestimmen Sie:`,
  },
  askNever: {
    view: 'Verborgen bleiben: Ihre Eingaben, sofern die Website ein Feld nicht ausdrücklich freigibt, und immer Passwörter, Karten- und Kontonummern. Ebenso andere Tabs und Programme.',
    point: 'Was verborgen ist, bleibt verborgen.',
    form: 'Verborgene Felder bleiben verborgen, auch für Vorschläge. Abgeschickt wird nichts.',
    lead: 'Bestellen, bezahlen, absenden: das tun nur Sie.',
    control:
      'Nicht möglich: absenden, bestellen, bezahlen, löschen, zustimmen. Verborgene Felder bleiben verborgen und unerreichbar.',
    call: 'Nichts wird aufgezeichnet.',
  },
  askStop: {
    view: 'Beenden geht jederzeit, mit einem Klick oder Esc.',
    point: 'Beenden geht jederzeit.',
    form: 'Beenden geht jederzeit.',
    lead: 'Pausieren und beenden geht jederzeit.',
    control: 'Beenden geht jederzeit, mit einem Klick oder Esc.',
    call: 'Auflegen geht jederzeit.',
  },
  askYes: 'Ja, ansehen lassen',
  askYesPoint: 'Ja, zeigen lassen',
  askYesForm: 'Ja, zusammen ausfüllen',
  askYesLead: 'Ja, ich gehe mit',
  askYesControl: 'Ja, bedienen lassen',
  askNo: 'Nein, danke',
  askFailed: 'Ihre Antwort kam nicht an. Bitte noch einmal.',
  sendBoth: 'Mit Kamera und Mikrofon',
  sendAudio: 'Nur mit Mikrofon',
  sendNothing: 'Nur sehen und hören',
  wish: 'Mit Bild sprechen',
  wishCancel: 'Doch nicht',
  wishSeesUs: 'Sie sehen und hören uns. Was Sie selbst senden, bestimmen Sie:',
  wishQueued: 'Wir fragen, sobald jemand für Sie da ist.',
  wishFirstWords: 'Ich möchte gern mit Bild sprechen.',
  wishOver: {
    declined: () => 'Gerade geht es nicht. Schreiben Sie gern weiter.',
    late: (name) => `${name} konnte nicht antworten. Schreiben Sie gern weiter.`,
    failed: () => 'Das hat nicht geklappt. Bitte noch einmal.',
  },
  wishWaiting: (name) => `${name} wird gefragt …`,
};

const en: AskWords = {
  ask: {
    view: (name) => `May ${name} look at this page with you?`,
    point: (name) => `May ${name} show you something on this page?`,
    form: (name) => `May ${name} fill in this form with you?`,
    lead: (name) => `May ${name} lead you from page to page?`,
    control: (name) => `May ${name} use this page for you?`,
    call: (name) => `Would you like to talk to ${name}?`,
  },
  askSees: {
    view: (name) =>
      `${name} sees this website in this browser, also on the next pages: what you click, where you scroll.`,
    point: (name) =>
      `A second pointer with the name ${name} appears on the page. ${name} cannot click or type anything.`,
    form: (name) => `${name} suggests values for fields the website shows. Only what you accept goes into a field.`,
    lead: (name) =>
      `When ${name} opens a link, your browser goes along. Only on this website and pages it has approved.`,
    control: (name) =>
      `${name} may scroll, click and fill in fields the website shows on this page. As soon as you do something yourself, you come first.`,
    call: (name) => `You see and hear ${name}. What you send yourself is up to you:`,
  },
  askNever: {
    view: 'Hidden stay: what you type, unless the website expressly shows a field, and always passwords, card and account numbers. Other tabs and programs too.',
    point: 'What is hidden stays hidden.',
    form: 'Hidden fields stay hidden, for suggestions too. Nothing is sent.',
    lead: 'Ordering, paying, sending: only you do that.',
    control: 'Not possible: submit, order, pay, delete, agree. Hidden fields stay hidden and out of reach.',
    call: 'Nothing is recorded.',
  },
  askStop: {
    view: 'You can stop at any time, with one click or Esc.',
    point: 'You can stop at any time.',
    form: 'You can stop any time.',
    lead: 'You can pause and stop any time.',
    control: 'You can stop at any time, with one click or Esc.',
    call: 'You can hang up at any time.',
  },
  askYes: 'Yes, look with me',
  askYesPoint: 'Yes, show me',
  askYesForm: 'Yes, together',
  askYesLead: 'Yes, I follow',
  askYesControl: 'Yes, help me here',
  askNo: 'No, thanks',
  askFailed: 'Your answer did not arrive. Please try again.',
  sendBoth: 'With camera and microphone',
  sendAudio: 'Microphone only',
  sendNothing: 'Just see and hear',
  wish: 'Talk face to face',
  wishCancel: 'Never mind',
  wishSeesUs: 'You see and hear us. What you send yourself is up to you:',
  wishQueued: 'We will ask as soon as somebody is there for you.',
  wishFirstWords: 'I would like to talk face to face.',
  wishOver: {
    declined: () => 'Not possible right now. Do go on writing.',
    late: (name) => `${name} could not answer. Do go on writing.`,
    failed: () => 'That did not work. Please try again.',
  },
  wishWaiting: (name) => `Asking ${name} …`,
};

/** A changed sentence of a question raises `CONSENT_TEXT_VERSION`: the version is kept as evidence. */
export const askWords = (locale: Locale): AskWords => (locale === 'de' ? de : en);
