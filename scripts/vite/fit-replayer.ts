// Fits @rrweb/replay to what is cleaned before it: style sheets come with hovering told by attributes of ours (console/page/page-state.ts),
// so it need not parse and rewrite them, nor put classes of its own on the page's elements. A dialog opens without taking the
// focus: it would take it from the agent's hands.
import type { Plugin } from 'vite';

const MODULE = /@rrweb\/replay\/dist\/replay\.js$/;
const CHANGES: readonly (readonly [what: RegExp, instead: string])[] = [
  [/^function adaptCssForReplay\([^]*?^\}$/m, 'function adaptCssForReplay(cssText) { return cssText; }'],
  [
    /^ {2}if \(newIsModalState\) dialog\.showModal\(\);\n {2}else dialog\.show\(\);$/m,
    '  const { inert } = dialog; dialog.inert = true; newIsModalState ? dialog.showModal() : dialog.show(); dialog.inert = inert;',
  ],
  [/^ {2}hoverElements\(el\) \{$[^]*?^ {2}\}$/m, '  hoverElements() {}'],
];

export function fitReplayer(): Plugin {
  return {
    name: 'fit-replayer',
    transform: {
      filter: { id: MODULE },
      handler(code) {
        let fitted = code;
        for (const [what, instead] of CHANGES) {
          // Another version of the replayer must not be changed blindly.
          if (!what.test(fitted)) throw new Error(`@rrweb/replay has changed: look at fit-replayer.ts, ${what}`);
          fitted = fitted.replace(what, () => instead);
        }
        return { code: fitted, map: null };
      },
    },
  };
}
