/** The radar's facts and operators in both languages. */
import type { Locale } from '../../shared/protocol/site.ts';

type Both = Readonly<Record<Locale, string>>;
const both = (de: string, en: string): Both => ({ de, en });

export const FACT_WORDS: ReadonlyMap<string, Both> = new Map([
  ['page.path', both('Pfad der Seite', 'Path of the page')],
  ['page.url', both('Adresse der Seite', 'Address of the page')],
  ['page.title', both('Titel der Seite', 'Title of the page')],
  ['page.seconds', both('Sekunden auf der Seite', 'Seconds on the page')],
  ['page.scroll', both('Gelesen (%)', 'Scrolled (%)')],
  ['page.referrer', both('Kommt von', 'Came from')],
  ['page.exitIntent', both('Will gehen', 'About to leave')],
  ['visit.seconds', both('Sekunden auf der Website', 'Seconds on the site')],
  ['visit.pages', both('Besuchte Seiten', 'Pages visited')],
  ['campaign.source', both('Kampagne', 'Campaign')],
  ['product.sku', both('Artikelnummer', 'Product number')],
  ['product.name', both('Produkt', 'Product')],
  ['product.price', both('Preis', 'Price')],
  ['product.category', both('Kategorie', 'Category')],
  ['cart.value', both('Warenkorbwert', 'Cart value')],
  ['form.touched', both('Formular begonnen', 'Form begun')],
  ['form.idleSeconds', both('Sekunden Pause im Formular', 'Seconds idle in the form')],
  ['form.errors', both('Fehler im Formular', 'Errors in the form')],
  ['visitor.returning', both('Kommt wieder', 'Has been here before')],
  ['visitor.visits', both('Zahl der Besuche', 'Number of visits')],
  ['visitor.language', both('Sprache', 'Language')],
  ['visitor.device', both('Gerät', 'Device')],
  ['agents.free', both('Freie Plätze', 'Free seats')],
  ['queue.length', both('Wartende', 'People waiting')],
  ['hours.open', both('Geöffnet', 'Open')],
]);

export const OPERATOR_WORDS: ReadonlyMap<string, Both> = new Map([
  ['equal', both('ist', 'is')],
  ['notEqual', both('ist nicht', 'is not')],
  ['in', both('ist eins von', 'is one of')],
  ['notIn', both('ist keins von', 'is none of')],
  ['contains', both('enthält', 'contains')],
  ['doesNotContain', both('enthält nicht', 'does not contain')],
  ['lessThan', both('unter', 'below')],
  ['lessThanInclusive', both('höchstens', 'at most')],
  ['greaterThan', both('über', 'above')],
  ['greaterThanInclusive', both('mindestens', 'at least')],
  ['matches', both('passt zu', 'matches')],
]);
