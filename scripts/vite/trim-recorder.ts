// Trims @rrweb/record, once fitted, of what carries no weight in our use: options nobody sets and their way through all calls,
// its enums (their numbers stand in their place), checkouts, plugins and observers that were emptied. It changes nothing of
// what is recorded. Patterns that no longer meet anything are faults: another version must not be changed blindly.

type Change = readonly [what: RegExp, instead: string];

/** Masking, blocking and drawing are ours (fit-recorder.ts); the rest we leave as the recorder has it by default. */
const UNSET =
  'blockClass|blockSelector|maskTextClass|maskTextSelector|maskTextFn|ignoreClass|ignoreSelector|dataURLOptions|inlineImages|' +
  'recordCanvas|keepIframeSrcFn|userTriggeredOnInput|collectFonts|recordDOM|recordCrossOriginIframes|plugins|needsMask|hooks|' +
  'packFn|mousemoveWait|recordAfter|ignoreCSSAttributes|checkoutEveryNms|checkoutEveryNth';
const ENUMS = ['EventType', 'IncrementalSource', 'NodeType', 'PointerTypes'];

const CHANGES: readonly Change[] = [
  // What would mask texts.
  [/^ {2}let \{ needsMask \} = options;\n/m, ''],
  [/^ {2}if \(!needsMask\) \{$[^]*?^ {2}\}$/m, ''],
  [
    /^ {2}const \{ needsMask, maskTextFn, rootId, cssCaptured \} = options;/m,
    'const { rootId, cssCaptured } = options;',
  ],
  [/^ {2}if \(!isStyle && !isScript && textContent2 && needsMask\) \{$[^]*?^ {2}\}$/m, ''],
  [/(?<=value: )needMaskingText\([^]*?: value,$/m, 'value,'],
  // What is blocked is asked of us.
  [/(\bisBlocked\([\w.()]+), (?:[\w.]+\.)?blockClass, (?:[\w.]+\.)?blockSelector, (?=true|false)/g, '$1, '],
  [/function isBlocked\(node, c, s, /, 'function isBlocked(node, '],
  [/_isBlockedElement\(n, blockClass, blockSelector\)/, '_isBlockedElement(n)'],
  [/^ {4}if \(target\.classList\.contains\(ignoreClass\)[^]*?^ {4}\}$/m, ''],
  [
    /const \{ doc, mirror: mirror2, blockClass, blockSelector, selectionCb \}/,
    'const { doc, mirror: mirror2, selectionCb }',
  ],
  [/userTriggeredOnInput \? \{[^}]*\} : /g, ''],
  [/ && !(?:this\.)?keepIframeSrcFn\([\w.]+\)/g, ''],
  [/^ {8}if \(ignoreCSSAttributes\.has\(property\)\) \{$[^]*?^ {8}\}$\n/gm, ''],
  // A page around or within of another origin.
  [/^ {4}if \(this\.recordCrossOriginIframes\) \{$[^]*?^ {4}\}$/m, ''],
  [/^ {4}if \(this\.recordCrossOriginIframes\)\n[^]*?^ {6}\);$/m, ''],
  [/^ {4}__publicField\(this, "crossOrigin\w+".*\n/gm, ''],
  [/^ {4}this\.crossOriginIframeStyleMirror = [^]*?^ {4}\);$/m, ''],
  [/^ {4}if \(iframeEl\.contentWindow\)\n.*crossOriginIframeMap.*\n/m, ''],
  [/^ {4}this\.(?:wrappedEmit|recordCrossOriginIframes) = .*\n/gm, ''],
  // Observers that hear nothing, and what they would tell.
  [/^ {2}const (?:mediaInteractionHandler|customElementObserver) = .*\n/gm, ''],
  [/^ {4}(?:mediaInteractionHandler|fontObserver|customElementObserver)\(\);\n/gm, ''],
  [/^ {2}let fontObserver = [^]*?^ {2}\};\n/m, ''],
  [/^ {4}if \(o\.collectFonts\) \{$[^]*?^ {4}\}\n/m, ''],
  [/^ {2}const pluginHandlers = [^]*?^ {2}\}\n/m, ''],
  [/^ {4}pluginHandlers\.forEach.*\n/m, ''],
  [/^ {10}(?:mediaInteractionCb|fontCb): [^]*?^ {10}\}\),\n/gm, ''],
  [/^ {10}customElementCb: [^]*?^ {10}\},\n/m, ''],
  [/^ {10}canvasMutationCb: .*\n/m, ''],
  [/^ {2}const wrappedCanvasMutationEmit = [^]*?^ {2}\}\);\n/m, ''],
  [/^ {4}mutationCb: wrappedCanvasMutationEmit,\n/m, ''],
  [/^ {10}plugins: \(\(_a2 = [^]*?\|\| \[\]\n/m, ''],
  [/^ {2}for \(const plugin of plugins \|\| \[\]\) \{$[^]*?^ {2}\}\n/m, ''],
  [/^ {6}var _a2;\n(?= +return callbackWrapper\(initObservers\))/m, ''],
  [/(?<=^ {2})if \(o\.recordDOM\) /gm, ''],
  [/^ {4}if \(!recordDOM\) \{$[^]*?^ {4}\}\n/m, ''],
  // A fresh picture is for us to ask for; a page still loading is recorded once it stands.
  [/^ {4}if \(e\.type === EventType\.FullSnapshot\) \{\n +lastFullSnapshotEvent = [^]*?^ {4}\}$(?=\n {2}\};)/m, ''],
  [/^ {2}let (?:lastFullSnapshotEvent|incrementalSnapshotCount).*\n/gm, ''],
  [/^ {2}if \(mousemoveWait [^]*?^ {2}\}\n/m, ''],
  [/^ {6}handlers\.push\(\n {8}on\("DOMContentLoaded"[^]*?^ {6}\);\n/m, ''],
  [/^ {12}wrappedEmit\(\{\n {14}type: EventType\.Load,[^]*?^ {12}\}\);\n/m, ''],
  [/if \(recordAfter === "load"\) init\(\);/, 'init();'],
  [/^ {2}polyfill\(\);\n/m, ''],
  // A tree of its own making, and a canvas's pictures as text.
  [/^ {2}if \(n instanceof BaseRRNode && [^]*?^ {2}\}\n/m, ''],
  [/^for \(var i = 0; i < chars\.length; i\+\+\) \{\n[^]*?^\}\n/m, ''],
  // The way the compiler of old sets a field.
  [/^var __defNormalProp = .*\n/m, ''],
  [/^var __publicField = .*$/m, 'var __publicField = (obj, key, value) => { obj[key] = value; };'],
  [/^ +__publicField\(this, "\w+"\);\n/gm, ''],
  [/^( +)__publicField\(this, "(\w+)", (.*)\);$/gm, '$1this.$2 = $3;'],
  [new RegExp(`^ +"(?:${UNSET})",\\n`, 'gm'), ''],
  [new RegExp(`^ +(?:${UNSET})(?: = .*|: this\\.\\w+)?,?\\n`, 'gm'), ''],
];

export function trimRecorder(code: string): string {
  let trimmed = code;
  for (const [what, instead] of CHANGES) {
    const before = trimmed;
    trimmed = trimmed.replace(what, instead);
    if (trimmed === before) throw new Error(`@rrweb/record has changed: look at trim-recorder.ts, ${what}`);
  }
  return ENUMS.reduce(inline, trimmed);
}

function inline(code: string, name: string): string {
  const numbers = new Map(
    [...code.matchAll(new RegExp(`${name}2\\["(\\w+)"\\] = (\\d+)`, 'g'))].map(([, key, number]) => [key, number]),
  );
  return code.replace(new RegExp(`\\b${name}\\.(\\w+)`, 'g'), (_, key: string) => {
    const number = numbers.get(key);
    if (number === undefined) throw new Error(`@rrweb/record has no ${name}.${key} any more`);
    return number;
  });
}
