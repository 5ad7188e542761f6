/** A friendly made-up name for an anonymous visitor: always the same for the same visitor, chosen by nobody, saying nothing. */
import type { VisitorId } from '../../shared/protocol/ids.ts';

/** Grammatical genders differ, so the animals are all feminine and the colours agree with them. */
const COLOURS = [
  'Blaue',
  'Grüne',
  'Rote',
  'Gelbe',
  'Weiße',
  'Graue',
  'Bunte',
  'Silberne',
  'Goldene',
  'Türkise',
  'Violette',
  'Orange',
  'Flinke',
  'Muntere',
  'Ruhige',
  'Kupferne',
];
const ANIMALS = [
  'Möwe',
  'Robbe',
  'Ente',
  'Schwalbe',
  'Eule',
  'Amsel',
  'Lerche',
  'Libelle',
  'Forelle',
  'Krabbe',
  'Muschel',
  'Koralle',
  'Schildkröte',
  'Meise',
  'Lachmöwe',
  'Taube',
  'Wachtel',
  'Hummel',
  'Biene',
  'Katze',
  'Gazelle',
  'Giraffe',
  'Antilope',
  'Eidechse',
  'Nachtigall',
  'Bachstelze',
  'Drossel',
  'Garnele',
  'Languste',
  'Seenadel',
  'Scholle',
  'Makrele',
];

export function visitorName(visitorId: VisitorId): string {
  const hash = hashOf(visitorId);
  return `${COLOURS[hash % COLOURS.length]} ${ANIMALS[Math.floor(hash / COLOURS.length) % ANIMALS.length]}`;
}

/** FNV-1a, then mixed so that neighbouring ids differ in every bit; no secret depends on it. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
