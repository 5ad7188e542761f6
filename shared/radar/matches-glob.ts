/** Matches a whole text against a glob (`*` anything but `/`, `**` anything) in pattern × text steps at most: no regular expression. */
export function matchesGlob(glob: string, text: string): boolean {
  const tokens = glob.match(/\*\*|[^]/g) ?? [];
  /** reached[i]: what was read so far fits the first i tokens. */
  let reached = [true];
  for (const [index, token] of tokens.entries()) reached[index + 1] = !!reached[index] && token[0] === '*';
  for (const char of text.split('')) {
    const next: boolean[] = [];
    for (const [index, token] of tokens.entries()) {
      const here = !!reached[index];
      if (token[0] === '*') {
        next[index] ||= here && (token === '**' || char !== '/');
        next[index + 1] = !!next[index];
      } else next[index + 1] = here && token === char;
    }
    reached = next;
  }
  return !!reached[tokens.length];
}
