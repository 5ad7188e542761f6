/** What the list, the question for the cart and the way to it say. */
import type { Locale } from '../../shared/protocol/site.ts';

const de = {
  title: (count: number) => `Ihre Auswahl (${count})`,
  total: 'Zusammen',
  by: (name: string) => `von ${name}`,
  bySelf: 'von Ihnen',
  less: (name: string) => `Weniger: ${name}`,
  more: (name: string) => `Mehr: ${name}`,
  remove: (name: string) => `Von der Liste nehmen: ${name}`,
  quantity: (count: number) => `${count} Stück`,
  inCart: 'im Warenkorb',
  question: (name: string, count: number) =>
    count === 1
      ? `${name} möchte 1 Artikel in Ihren Warenkorb legen`
      : `${name} möchte ${count} Artikel in Ihren Warenkorb legen`,
  somebody: 'Unser Team',
  yes: 'Ja, hineinlegen',
  no: 'Nein',
  putting: 'Wird hineingelegt …',
  put: 'Liegt in Ihrem Warenkorb.',
  failed: 'Das hat nicht geklappt. Ihr Warenkorb ist, wie er war.',
  shows: (name: string) => `${name} zeigt Ihnen`,
  look: 'Ansehen',
  putOn: 'Auf meine Liste',
  away: 'Weglegen',
  toCart: 'Zum Warenkorb',
  notReached: 'Gerade keine Verbindung. Bitte versuchen Sie es gleich noch einmal.',
};
const en: typeof de = {
  title: (count) => `Your selection (${count})`,
  total: 'Together',
  by: (name) => `from ${name}`,
  bySelf: 'from you',
  less: (name) => `Fewer: ${name}`,
  more: (name) => `More: ${name}`,
  remove: (name) => `Take off the list: ${name}`,
  quantity: (count) => (count === 1 ? '1 piece' : `${count} pieces`),
  inCart: 'in your cart',
  question: (name, count) =>
    count === 1
      ? `${name} would like to put 1 item into your cart`
      : `${name} would like to put ${count} items into your cart`,
  somebody: 'Our team',
  yes: 'Yes, put them in',
  no: 'No',
  putting: 'Putting them in …',
  put: 'It is in your cart.',
  failed: 'That did not work. Your cart is as it was.',
  shows: (name) => `${name} shows you`,
  look: 'Look at it',
  putOn: 'Put on my list',
  away: 'Put away',
  toCart: 'Go to cart',
  notReached: 'No connection just now. Please try again in a moment.',
};
export type ShoppingWords = typeof de;
export const shoppingWords = (locale: Locale): ShoppingWords => (locale === 'de' ? de : en);
