/** Adopts a style sheet into a shadow root: the one way to style that the strictest content policy allows. */
const adopted = new WeakMap<ShadowRoot, Set<string>>();

export function adoptOnce(shadow: ShadowRoot, text: string): void {
  const texts = adopted.get(shadow) ?? new Set();
  if (texts.has(text)) return;
  adopted.set(shadow, texts.add(text));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  shadow.adoptedStyleSheets.push(sheet);
}
