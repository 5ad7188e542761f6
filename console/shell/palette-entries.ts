/** What the command palette can find, and which of it fits what was typed. Pure. */

export type PaletteGroup = 'conversation' | 'case' | 'visitor' | 'action';
export type PaletteEntry = {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly words: string;
  /** Beside the words, also searched. */
  readonly more: string;
  readonly run: () => void;
};

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');

/** Every typed word must be somewhere; entries whose own words begin with the first one come first. */
export function matchEntries(entries: readonly PaletteEntry[], typed: string, max: number): readonly PaletteEntry[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const first = words[0];
  const fits = entries.filter(({ words: own, more }) => {
    const text = fold(`${own} ${more}`);
    return words.every((word) => text.includes(word));
  });
  if (!first) return fits.slice(0, max);
  const begins = (entry: PaletteEntry) => (fold(entry.words).startsWith(first) ? 0 : 1);
  return fits.toSorted((a, b) => begins(a) - begins(b)).slice(0, max);
}
