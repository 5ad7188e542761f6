/**
 * A style rule as text that draws what the rule draws. Chromium writes several backgrounds with one size, position or repeat as a
 * shorthand that gives them to the first only; the single properties, put behind it, say it again. Pure.
 */

type Style = { getPropertyValue(name: string): string; getPropertyPriority(name: string): string };
type Rule = { readonly cssText: string; readonly style?: Style; readonly cssRules?: Iterable<Rule> };

/** A shorthand with more than one picture in it. */
const SEVERAL = /\bbackground: [^{}]*, (?:url|image-set|[a-z-]*gradient)\(/;
const LOST = ['size', 'position-x', 'position-y', 'repeat', 'attachment', 'origin', 'clip'].map(
  (name) => `background-${name}`,
);

export function ruleText(rule: Rule): string {
  const { cssText, style, cssRules } = rule;
  if (!SEVERAL.test(cssText)) return cssText;
  if (style) return style.getPropertyValue('background-image') ? withLost(cssText, style) : cssText;
  if (!cssRules) return cssText;
  // A medium, a layer, a condition: what is before the brace stays.
  return `${cssText.slice(0, cssText.indexOf('{') + 1)} ${[...cssRules].map(ruleText).join(' ')} }`;
}

function withLost(cssText: string, style: Style): string {
  const said = LOST.flatMap((name) => {
    const value = style.getPropertyValue(name);
    const isPlain = value !== '' && !/^initial(, initial)*$/.test(value);
    return isPlain ? [`${name}: ${value}${style.getPropertyPriority(name) ? ' !important' : ''};`] : [];
  });
  // Rules nested in it come after its own declarations: behind the last of these.
  const end = cssText.indexOf('{', cssText.indexOf('{') + 1);
  const at = end < 0 ? cssText.lastIndexOf('}') : cssText.lastIndexOf(';', end) + 1;
  return `${cssText.slice(0, at)} ${said.join(' ')} ${cssText.slice(at)}`;
}
