/**
 * Says by its words whether a control does what only the visitor may do: send, order, pay, delete, declare. German and English.
 * Pure; rather too strict than too lax, since the visitor can always press it himself.
 */

/** Whole words only: "Bestellungen" and "order history" are places one may look at. */
const RESERVED = new RegExp(
  `(^|[^\\p{L}])(${[
    // German
    '(ein|ver)?kaufen|kaufe|kauf (abschlie(ß|ss)en|bestätigen)|(vor)?bestellen|bestelle|(jetzt|verbindlich) bestellung',
    'bestellung (aufgeben|absenden|abschicken|abschlie(ß|ss)en|bestätigen)|nachbestellen|ersteigern|mitbieten|buchen',
    '(be|an)?zahlen|bezahle|zahlungspflichtig\\p{L}*|kostenpflichtig\\p{L}*|überweisen|überweisung (ausführen|freigeben)|spenden',
    '(ab|ver|zu|ein)?senden|sende|(ab|ver)?schicken|einreichen|übermitteln|beantragen|beauftragen|freigeben|genehmigen',
    '(be)?stätigen|bestätige|zustimmen|stimme|akzeptieren|akzeptiere|einverstanden|einwilligen|willige|erlauben|unterschreiben|signieren',
    'löschen|lösche|entfernen|entferne|verwerfen|zurücksetzen|leeren|kündigen|kündige|stornieren|storniere|widerrufen|widerrufe',
    'abschlie(ß|ss)en|abonnieren|abbestellen|auszahlen|abheben|unwiderruflich\\p{L}*',
    '(ein|nach|ab)zahlen|aufladen|abbuchen|gebot abgeben|wetten|reservieren|unterzeichnen|ablehnen|lehne|widersprechen|widerspreche',
    '(vertrag|tarif|abo|anbieter|jetzt|kostenpflichtig) (wechseln|verlängern)|(auftrag|order|mandat|lastschriftmandat|vollmacht) erteilen',
    '(angebot|termin|rückruf|muster|unterlagen) (anfordern|anfragen)|veröffentlichen|deaktivieren|(karte|konto|zugang) (sperren|schlie(ß|ss)en)',
    // English
    'buy|purchase|pay|pay (now|with)|place (the |your |my |an )?order|order (now|and pay|with)|preorder|pre-order|checkout and pay|bid|book|donate',
    'submit|send|apply now|transfer|authori[sz]e|approve|confirm|agree|accept|consent|sign (here|now|and)|e-sign|allow',
    'delete|remove|erase|discard|reset|clear all|cancel (my|the|your|this|order|subscription|contract|account|booking)',
    '(complete|finali[sz]e|make) (the |your |my |a )?(purchase|order|payment|booking|donation)|top up|deposit|reserve|bet now|place (a |my )?bet',
    '(renew|upgrade|switch) (now|plan|contract|subscription|tariff)|request (a |your )?(quote|callback|call-back|appointment)|publish|post (now|comment|review)',
    'decline|reject|revoke|object to|opt[ -](in|out)|disable|wipe|(block|freeze|lock) (my |the )?(card|account)',
    'terminate|unsubscribe|subscribe|withdraw|redeem|deactivate|close (my |the |your )?account',
  ].join('|')})($|[^\\p{L}])`,
  'iu',
);
/** A lone word that means the deed when it is all a button says. */
const ALONE = /^\W*(order|kauf|bestellung|zahlung|payment|post|ok und weiter|go)\W*$/iu;

/** Names a program gives: of classes, ids and actions. */
const RESERVED_NAMES = new Set(
  'submit send buy pay purchase donate delete trash destroy wipe unsubscribe loeschen löschen kaufen bezahlen zahlen absenden abschicken senden bestellen kuendigen kündigen stornieren'.split(
    ' ',
  ),
);

export function areReservedWords(words: string): boolean {
  const plain = words
    .normalize('NFKC')
    // What is there and is not seen: soft hyphens, joiners, directions.
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return RESERVED.test(plain) || plain.split('|').some((part) => ALONE.test(part));
}

/** `btn-buy`, `deleteItem`, `icon_trash`. */
export const areReservedNames = (names: string): boolean =>
  names
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((name) => RESERVED_NAMES.has(name));
