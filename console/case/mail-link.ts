/** A `mailto:` link from a visitor-made address: nothing in it can add receivers, headers or a body. Pure. */
export function mailLink(email: string, subject?: string): string {
  const to = encodeURIComponent(email).replace(/%40/g, '@');
  return subject ? `mailto:${to}?subject=${encodeURIComponent(subject)}` : `mailto:${to}`;
}
