/**
 * Rewrites selectors of what a page looks like under the visitor's hand (`:hover`, `:focus` …) to attributes of the replica, which has
 * neither mouse nor focus of its own (console/page/page-state.ts sets them). Pure; as strong as before, since both count as one class.
 */

export const STATES = {
  hover: 'data-lotse-hover',
  active: 'data-lotse-active',
  focus: 'data-lotse-focus',
  'focus-visible': 'data-lotse-focus-visible',
  'focus-within': 'data-lotse-focus-within',
  target: 'data-lotse-target',
  fullscreen: 'data-lotse-fullscreen',
} as const;
/** The page may not set them itself. */
export const IS_STATE = /^data-lotse-(hover|active|focus|focus-visible|focus-within|target|fullscreen)$/i;

export const TELLS_STATE = /:(?:hover|active|focus|target|(?:-webkit-full-?|-moz-full|full)screen)/i;
/** Always something, so that no text makes it slow. A string ends with its line, closed or not. */
const PARTS = /"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|[{};]|[^{};"']+/g;
/** What follows a pseudo-element is left: an attribute may not stand there. */
const STATE =
  /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\\[^]|::(?!slotted)[\w-]+(?:\([^()]*\))?(?::[\w-]+)*|:(hover|active|focus-visible|focus-within|focus|target|fullscreen|-webkit-full-screen)(?![\w-])/gi;

export function tellStates(css: string): string {
  if (!TELLS_STATE.test(css)) return css;
  let told = '';
  let before = '';
  for (const [part] of css.matchAll(PARTS)) {
    if (part === '{') {
      told += `${isCondition(before) ? before : before.replace(STATE, toAttribute)}{`;
      before = '';
    } else if (part === ';' || part === '}') {
      told += before + part;
      before = '';
    } else before += part;
  }
  return told + before;
}

/** `@media (hover: hover)` says nothing about an element. Of comments only the recorder's own are left here. */
const isCondition = (prelude: string): boolean => /^\s*(?:\/\* rr_split \*\/\s*)*@/.test(prelude);

function toAttribute(found: string, state?: string): string {
  if (!state) return found;
  const name = state.toLowerCase().replace('-webkit-full-screen', 'fullscreen') as keyof typeof STATES;
  return `[${STATES[name]}]`;
}
