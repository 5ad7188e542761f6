// What the recorder does more often than it must, so that a page that changes without rest pays less for it: nodes that come
// together are read as one tree, ancestors are asked once a batch, and what is only compared or copied is left out.

type Change = readonly [what: RegExp, instead: string | ((found: string) => string)];

/** Asked for every change of children, with the same answer for all of one batch. */
const ANCESTOR_REMOVED = `const removedAround = new Map();
function isAncestorRemoved(target, mirror2) {
  let isRemoved = removedAround.get(target);
  if (isRemoved === void 0) {
    const parent = index.parentNode(target);
    isRemoved = !isShadowRoot(target) && (!mirror2.has(mirror2.getId(target)) || !parent ||
      (parent.nodeType !== target.DOCUMENT_NODE && isAncestorRemoved(parent, mirror2)));
    removedAround.set(target, isRemoved);
  }
  return isRemoved;
}`;
/** A list of children is an object of its own for each node. */
const EACH_CHILD = `function eachChild(n, run) {
  for (let child = index.firstChild(n); child; child = index.nextSibling(child)) run(child);
}`;
/** Each item of \`attributes\` is an object that stays. */
const ATTRIBUTES = `for (const name of n.getAttributeNames()) {
    const value = n.getAttribute(name);
    if (value !== null && !ignoreAttribute(tagName, name)) attributes[name] = transformAttribute(doc, tagName, toLowerCase(name), value);
  }
`;
const LATER = '...options, preserveWhiteSpace, skipChild: false, newlyAddedElement: false, cssCaptured: false';
const BYPASS = `let bypassOptions = (options.preserveWhiteSpace ?? true) === preserveWhiteSpace && !skipChild && !cssCaptured
      ? options : { ...options, preserveWhiteSpace, skipChild, cssCaptured: false };`;

const CHANGES: readonly Change[] = [
  [/^function isAncestorRemoved\([^]*?^\}$/m, `${EACH_CHILD}\n${ANCESTOR_REMOVED}`],
  [/mutations\.forEach\(this\.processMutation\);/, (found) => `removedAround.clear(); ${found} removedAround.clear();`],
  [/^function inDom\([^]*?^\}$/m, 'const inDom = (n) => n.isConnected;'],
  [/^function shadowHostInDom\([^]*?^\}$/m, ''],
  [/^function getRootShadowHost\([^]*?^\}$/m, ''],
  [/^function isShadowRoot\(n\) \{$/m, (found) => `${found} if (n?.nodeType !== 11) return false;`],
  [/^function hasShadowRoot\([^]*?^\}$/m, 'const hasShadowRoot = (n) => !!index.shadowRoot(n);'],

  // Nodes that come together: with what is in them, not one by one.
  [/skipChild: true,(?=\n +newlyAddedElement: true,)/, 'skipChild: false,'],
  [
    /onSerialize: \(currentN\) => \{\n(?= +if \(isSerializedIframe\(currentN, this\.mirror\)\))/,
    (found) => `${found} this.addedSet.delete(currentN); addedIds.add(this.mirror.getId(currentN));\n`,
  ],
  [/hasShadowRoot\(n\)(?=\) \{\n +this\.shadowDomManager)/, 'hasShadowRoot(currentN)'],
  [/index\.shadowRoot\(n\)(?=,\n +this\.doc)/, 'index.shadowRoot(currentN)'],
  [/^ {10}addedIds\.add\(sn\.id\);$/m, ''],

  [
    /index\.childNodes\(n\)\.forEach\(\(childN\) => this\.genAdds\(childN\)\)/,
    'eachChild(n, (childN) => this.genAdds(childN))',
  ],
  [
    /index\.childNodes\(n\)\.forEach\(\(childN\) => deepDelete\(addsSet, childN\)\)/,
    'eachChild(n, (childN) => deepDelete(addsSet, childN))',
  ],
  [/index\.childNodes\(next\)\.forEach\(\(n2\) => queue\.push\(n2\)\)/, 'eachChild(next, (n2) => queue.push(n2))'],
  [/^ {4}if \(n\.childNodes\) \{$[^]*?^ {4}\}$/m, 'eachChild(n, (child) => this.removeNodeFromMap(child));'],
  // Asked just before, with all that is around.
  [/isBlocked\(m\.target, false\) \|\| isIgnored\(n,/, 'isIgnored(n,'],

  // What is said of one node is said of all in it: the same options go down.
  [
    /^function serializeNode\(n, options\) \{$[^]*?^ {2}\} = options;$/m,
    'function serializeNode(n, options) { const { doc, mirror: mirror2 } = options;',
  ],
  [/= serializeNode\(n, \{$[^]*?^ {2}\}\);$/m, '= serializeNode(n, options);'],
  [/serializeElementNode\(n, \{$[^]*?^ {6}\}\);$/m, 'serializeElementNode(n, options, rootId);'],
  [/serializeTextNode\(n, \{$[^]*?^ {6}\}\);$/m, 'serializeTextNode(n, options, rootId);'],
  [
    /^function serializeElementNode\(n, options\) \{$[^]*?,\n {4}rootId\n/m,
    (found) => found.replace('options)', 'options, rootId)').replace(/,\n {4}rootId\n/, '\n'),
  ],
  [
    /^function serializeTextNode\(n, options\) \{\n.*$/m,
    'function serializeTextNode(n, options, rootId) { const { cssCaptured } = options;',
  ],
  [/const bypassOptions = \{[^]*?^ {4}\};$/m, BYPASS],
  [
    /serializeNodeWithId\(iframeDoc, \{$[^]*?^ {10}\}\);$/m,
    `serializeNodeWithId(iframeDoc, { ${LATER}, doc: iframeDoc });`,
  ],
  [
    /const serializedLinkNode = serializeNodeWithId\(n, \{$[^]*?^ {10}\}\);$/m,
    `const serializedLinkNode = serializeNodeWithId(n, { ${LATER} });`,
  ],
  [/bypassOptions\.cssCaptured = true;/, 'bypassOptions = { ...bypassOptions, cssCaptured: true };'],
  [/Object\.assign\(_serializedNode, \{ id \}\)/, '_serializedNode; serializedNode.id = id'],
  // An object with a field taken out is a slow one.
  [/delete serializedNode\.needBlock;/, 'serializedNode.needBlock = void 0;'],
  [/^ {2}const len = n\.attributes\.length;\n[^]*?^ {2}\}\n/m, ATTRIBUTES],
  [/if \(customElements\.get\(tagName\)\)/, 'if (tagName.includes("-") && customElements.get(tagName))'],
  [
    /name === "style"\) \{(?=\n +return absolutifyURLs)/,
    'name === "style") { if (!value.includes("url(")) return value;',
  ],

  // A style is told as it is: what of it is new, deflate finds.
  [/^ {10}if \(typeof attributes\.style === "string"\) \{$[^]*?^ {10}\}$/m, ''],
  [/^ {12}if \(attributeName === "style"\) \{$[^]*?^ {12}\} else (?=if \(attributeName === "open")/m, ''],
  [/,\n +styleDiff: \{\},\n +_unchangedStyles: \{\}/g, ''],
  // One that the page's own policy refuses draws nothing.
  [
    /^ {12}item\.attributes\[attributeName\] = transformAttribute\(/m,
    (found) => `if (attributeName === "style" && value && !target.style?.length) value = "";\n${found}`,
  ],
];

/** After trim-recorder.ts. */
export function quickenRecorder(code: string): string {
  return CHANGES.reduce((quick, [what, instead]) => {
    const changed = quick.replace(what, typeof instead === 'string' ? () => instead : instead);
    if (changed === quick) throw new Error(`@rrweb/record has changed: look at quicken-recorder.ts, ${what}`);
    return changed;
  }, code);
}
