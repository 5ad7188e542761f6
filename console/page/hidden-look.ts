/** How a place looks in the replica that is not told: hatched, with the word in it. Pure. */

/** Set on such elements by the sanitiser. */
export const HIDDEN_ATTRIBUTE = 'data-lotse-hidden';

export function hiddenLook(word: string): string {
  const letters = encodeURIComponent(word.replace(/[<&"']/g, ''));
  const svg = `%3Csvg xmlns='http://www.w3.org/2000/svg' width='88' height='22'%3E%3Crect width='88' height='22' rx='6' fill='%23fff'/%3E%3Ctext x='44' y='15' font-family='system-ui,sans-serif' font-size='12' text-anchor='middle' fill='%23445'%3E${letters}%3C/text%3E%3C/svg%3E`;
  return `[${HIDDEN_ATTRIBUTE}] { background: url("data:image/svg+xml,${svg}") center no-repeat, repeating-linear-gradient(135deg, #dfe4e6 0 8px, #eef1f2 8px 16px) !important; outline: 1px solid #b9c2c6 !important; outline-offset: -1px; }`;
}
