/** Which captions and names stand for a deed only the visitor does. */
import { expect, test } from 'vitest';
import { areReservedNames, areReservedWords } from '../../shared/page/reserved-words.ts';

test.each([
  'Zahlungspflichtig bestellen',
  'Jetzt kaufen',
  'JETZT KAUFEN!',
  'Kauf abschließen',
  'Bestellung absenden',
  'Absenden',
  'Anfrage senden',
  'Formular abschicken',
  'Bezahlen mit PayPal',
  'Konto löschen',
  'Artikel entfernen',
  'Vertrag kündigen',
  'Abo stornieren',
  'Ich stimme den AGB zu',
  'Alle akzeptieren',
  'Überweisung ausführen',
  'jetzt kau\u00ADfen',
  'Jetzt\u00A0kaufen',
  '｢Ｂｕｙ｣',
  'b\u200Buy',
  'Buy now',
  'Pay €49',
  'Place your order',
  'Order',
  'icon | Order',
  'Submit',
  'Send message',
  'Delete account',
  'Remove',
  'Cancel my subscription',
  'I agree to the terms',
  'Confirm',
  'Unsubscribe',
])('reserved: %s', (words) => expect(areReservedWords(words)).toBe(true));

test.each([
  '',
  'Weiter',
  'Zurück',
  'Strom',
  'Meine Bestellungen',
  'Bestellübersicht',
  'Order history',
  'Sort order',
  'In den Warenkorb',
  'Zahlungsarten',
  'Versandkosten',
  'Payment methods',
  'Senderliste',
  'Kaufberatung',
  'Menü öffnen',
  'Next',
  'Cancel',
  'Schließen',
])('free: %s', (words) => expect(areReservedWords(words)).toBe(false));

test.each(['btn-buy', 'deleteItem', 'icon_trash', 'js-submit', 'PAY', '/cart/delete?id=3'])(
  'a reserved name: %s',
  (names) => expect(areReservedNames(names)).toBe(true),
);
test.each(['btn order-1', 'payment-method', 'buyer-info', 'nav submitted', 'display'])('a free name: %s', (names) =>
  expect(areReservedNames(names)).toBe(false),
);
