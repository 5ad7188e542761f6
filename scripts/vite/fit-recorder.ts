// Fits @rrweb/record to strangers' pages: without what we never switch on (canvases with their inlined worker, frames of
// other origins, fonts by script, custom elements, its own masking, hooks and media), with our word on what is blocked and
// marked (widget/cobrowse/place-rules.ts), without the one inline style it sets, which a strict content policy
// reports on every change of a style, blind for shadow trees of blocked hosts, which it would watch, with a place to interrupt
// a snapshot (widget/cobrowse/slice-snapshot.ts), and with style rules written out by us (shared/page/rule-text.ts).
import type { Plugin } from 'vite';
import { quickenRecorder } from './quicken-recorder.ts';
import { trimRecorder } from './trim-recorder.ts';

const MODULE = /@rrweb\/record\/dist\/record\.js$/;
/** What the recorder calls of its canvas manager whether or not canvases are recorded. */
const STUB = `class CanvasManager { ${['reset', 'freeze', 'unfreeze', 'lock', 'unlock'].map((name) => `${name}() {}`).join(' ')} }`;
const EXCLUDED = `function slimDOMExcluded({ type, tagName, attributes }) {
  return type === NodeType.Comment || (type === NodeType.Element && (/^(script|meta)$/.test(tagName) ||
    (tagName === "link" && (/prefetch|modulepreload|icon/.test(attributes.rel) || attributes.as === "script"))));
}`;
const BLOCKED = `function isBlocked(node, c, s, checkAncestors) {
  const el = node && closestElementOfNode(node);
  return !!el && !!record.blocks?.(el, checkAncestors);
}`;
const whole = (css: string, base = '') => `absolutifyURLs(${css}, ${base}document.baseURI)`;
const CHANGES: readonly (readonly [what: RegExp, instead: string | ((found: string) => string)])[] = [
  [/^class CanvasManager \{$[^]*?^\}$/m, STUB],
  [/^const blob = .*;$/m, 'const blob = null;'],
  [/^class CrossOriginIframeMirror \{$[^]*?^\}$/m, 'class CrossOriginIframeMirror {}'],
  [/^ {2}handleMessage\(message\) \{$[^]*?^\}$/m, '  handleMessage() {}\n}'],
  // How it would speak to a recorder around it.
  [/ {4}if \(inEmittingFrame\) \{\n( +emit == null[^\n]*\n)[^]*?\n {4}\}\n/, (found) => `${found.split('\n')[1]}\n`],
  [/^ {2}const eventProcessor = [^]*?^ {2}\};$/m, 'const eventProcessor = (e) => e;'],
  [/^ {2}const inEmittingFrame = [^]*?(?=^ {2}if \(mousemoveWait)/m, ''],
  [/^function mergeHooks\([^]*?^\}$/m, 'function mergeHooks() {}'],
  [
    /^function initMediaInteractionObserver\([^]*?^\}$/m,
    'function initMediaInteractionObserver() { return () => {}; }',
  ],
  [/^ {2}if \(\["audio", "video"\]\.includes\(tagName\)\) \{$[^]*?^ {2}\}$/m, ''],
  [/^function needMaskingText\([^]*?^\}$/m, 'function needMaskingText() { return false; }'],
  [/(?<=const slimDOMOptions = )slimDOMDefaults\(_slimDOMOptions\)/, '_slimDOMOptions'],
  [/(?<=const slimDOMOptions = )slimDOMDefaults\(slimDOM\)/, 'slimDOM'],
  [/maskAllInputs === true \? \{[^]*?: maskAllInputs;/, 'maskAllInputs;'],
  [/maskAllInputs === true \? \{[^]*?\} : _maskInputOptions[^;]*;/, '_maskInputOptions;'],
  // Nothing of a head is drawn but its sheets.
  [/^function slimDOMExcluded\([^]*?^\}$/m, EXCLUDED],
  [
    /^function _isBlockedElement\([^]*?^\}$/m,
    'function _isBlockedElement(element) { return !!record.blocks?.(element); }',
  ],
  [/^function isBlocked\([^]*?^\}$/m, BLOCKED],
  [
    /^ {2}if \(needBlock\) \{\n.*\n {4}attributes = \{\n/m,
    (found) =>
      // An inline style the page's own policy refuses draws nothing.
      `if (attributes.style && !n.style?.length) delete attributes.style;
       const mark = record.mark?.(n); if (mark) attributes['data-lotse'] = mark;\n${found}id: attributes.id, style: getComputedStyle(n).display === 'inline' ? 'display:inline-block' : undefined,`,
  ],
  [/^function initFontObserver\([^]*?^\}$/m, 'function initFontObserver() { return () => {}; }'],
  [/^function initCustomElementObserver\([^]*?^\}$/m, 'function initCustomElementObserver() { return () => {}; }'],
  [/^ {2}if \(tagName === "canvas" && recordCanvas\) \{$[^]*?^ {2}\}$/m, ''],
  [/^ {2}if \(tagName === "img" && inlineImages\) \{$[^]*?^ {2}\}$/m, ''],
  [
    /if \(this\.shadowDoms\.has\(shadowRoot2\)\) return;/,
    'if (this.shadowDoms.has(shadowRoot2) || isBlocked(index.host(shadowRoot2), this.bypassOptions.blockClass, this.bypassOptions.blockSelector, true)) return;',
  ],
  [
    /for \(const childN of Array\.from\(index\.childNodes\(n\)\)\) \{\n/,
    `for (let childN = index.firstChild(n); childN; childN = index.nextSibling(childN)) {
       if (!newlyAddedElement && record.postpone?.(n, bypassOptions)) break;\n`,
  ],
  // A frame's document is told anew when it has loaded, and so is what is in it, also in a later slice.
  [/if \(iframeDoc && onIframeLoad\) \{/, (found) => `${found} mirror2.removeNodeFromMap(iframeDoc);`],
  [
    /^record\.mirror = mirror;$/m,
    (found) => `${found} record.serialize = serializeNodeWithId; record.tell = (event) => wrappedEmit(event);`,
  ],
  // Whether a choice is told is for our own masking to say (widget/cobrowse/scrub-attributes.ts).
  [/if \(n\.selected && !maskInputOptions\["select"\]\)/, 'if (n.selected)'],
  // What a page sets past its hooks is told by whoever sees it (widget/notes/tell-fields.ts).
  [
    /^ {2}const events = sampling\.input === "last"/m,
    (found) =>
      `record.hear = (target) => callbackWrapper(eventHandler)({ target, isTrusted: false, type: "input" });\n${found}`,
  ],
  [/let ruleStringified = rule\.cssText;/, 'let ruleStringified = record.ruleText?.(rule) ?? rule.cssText;'],
  // Relative addresses it leaves: pictures before films, sheets made by script and rules put into sheets.
  [/if \(name === "src" \|\|/, (found) => `${found} name === "poster" ||`],
  [/stringifyRule\(r, sheet\.href\)/, 'stringifyRule(r, sheet.href || document.baseURI)'],
  [/adds: \[\{ rule, index: index2 \}\]/, `adds: [{ rule: ${whole('rule', 'thisArg.href || ')}, index: index2 }]`],
  [/\brule,(?=\s+index: \[)/, `rule: ${whole('rule')},`],
  [/\breplaceSync: text\b/, `replaceSync: ${whole('text')}`],
  [/\breplace: text\b/, `replace: ${whole('text')}`],
  [/\bvalue,(?=\s+priority\s+\})/, `value: ${whole('value')},`],
  // That the last of them went is told, too.
  [/(?<=^ {2}adoptStyleSheets\(sheets, hostId\) \{\n)    if \(sheets\.length === 0\) return;\n/m, ''],
  // A neighbour that was not reached yet is no fault.
  [/console\.warn\(\s*"Couldn't record new node\.[^]*?\);/, ''],
];

export function fitRecorder(): Plugin {
  return {
    name: 'fit-recorder',
    transform: {
      filter: { id: MODULE },
      handler(code) {
        let fitted = code;
        for (const [what, instead] of CHANGES) {
          // Another version of the recorder must not be changed blindly.
          if (!what.test(fitted)) throw new Error(`@rrweb/record has changed: look at fit-recorder.ts, ${what}`);
          fitted = fitted.replace(what, typeof instead === 'string' ? () => instead : instead);
        }
        return { code: quickenRecorder(trimRecorder(fitted)), map: null };
      },
    },
  };
}
