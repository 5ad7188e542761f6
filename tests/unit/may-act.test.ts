/** What an agent with the grant to use a page may do there, and what stays the visitor's own. */
import { describe, expect, test } from 'vitest';
import type { ActionKind, ActRefusal } from '../../shared/protocol/control.ts';
import { isAllowed, whyNot, type Key, type Step, type Target } from '../../shared/page/may-act.ts';

const step = (more: Partial<Step> = {}): Step => ({
  tag: 'div',
  type: '',
  role: '',
  isControl: false,
  hasForm: false,
  isExpanded: false,
  link: 'none',
  words: '',
  names: '',
  isDisabled: false,
  isHidden: false,
  rule: 'none',
  ...more,
});
const on = (first: Partial<Step>, ...around: Partial<Step>[]): Target => ({
  reach: 'free',
  steps: [step(first), ...around.map(step), step({ tag: 'body', words: 'Kaufen Sie jetzt. '.repeat(40) })],
  active: [],
  isReadOnly: false,
  isEditable: false,
});
const button = (words: string, more: Partial<Step> = {}): Partial<Step> => ({
  tag: 'button',
  type: 'button',
  isControl: true,
  words,
  ...more,
});
const field = (type: string, more: Partial<Step> = {}): Partial<Step> => ({
  tag: 'input',
  type,
  isControl: true,
  hasForm: true,
  ...more,
});

type Row = readonly [what: string, kind: ActionKind, target: Target, answer: ActRefusal | null];
const ALLOWED: readonly Row[] = [
  ['a tab', 'click', on(button('Strom', { role: 'tab' })), null],
  ['a word in a button', 'click', on({ tag: 'span', words: 'Weiter' }, button('Weiter')), null],
  ['back beside send', 'click', on(button('Zurück'), { words: 'Zurück Senden' }), null],
  ['a typeless button outside of any form', 'click', on(button('Menü', { type: '' })), null],
  ['a link of this site', 'click', on({ tag: 'a', isControl: true, link: 'here', words: 'Meine Bestellungen' }), null],
  [
    'a paragraph that speaks of buying',
    'click',
    on({ tag: 'p', words: `Kaufen oder mieten? ${'Text '.repeat(20)}` }),
    null,
  ],
  ['a text field', 'type', on(field('text')), null],
  ['a date', 'type', on(field('date')), null],
  ['a text area', 'type', on({ tag: 'textarea', hasForm: true }), null],
  ['an editor the site shows', 'type', { ...on({}), isEditable: true }, null],
  ['a choice', 'select', on({ tag: 'select', isControl: true, words: 'Tarif' }), null],
  ['a box', 'check', on(field('checkbox', { words: 'Ökostrom' })), null],
  ['an area', 'scroll', on({ tag: 'section' }), null],
  ['the page although its field is covered', 'scroll', { ...on({}), reach: 'unseen' }, null],
];
const FORMS: readonly Row[] = [
  ['a submit button', 'click', on(button('Weiter', { type: 'submit', hasForm: true })), 'reserved'],
  ['a button that says no type in a form', 'click', on(button('Weiter', { type: '', hasForm: true })), 'reserved'],
  ['an icon in it', 'click', on({ tag: 'svg' }, button('', { type: '', hasForm: true })), 'reserved'],
  ['a submit input without words', 'click', on(field('submit')), 'reserved'],
  ['a picture that submits', 'click', on(field('image')), 'reserved'],
  ['what empties a form', 'click', on(field('reset')), 'reserved'],
  ['a component that calls itself submit', 'click', on({ tag: 'my-button', type: 'submit' }), 'reserved'],
  ['a file field', 'click', on(field('file')), 'reserved'],
  ['its label', 'click', on({ tag: 'label', isControl: true }, field('file')), 'reserved'],
  ['a password', 'click', on(field('password')), 'reserved'],
];
const WORDS: readonly Row[] = [
  ['pay', 'click', on(button('Zahlungspflichtig bestellen')), 'reserved'],
  [
    'a link dressed as a button',
    'click',
    on({ tag: 'a', isControl: true, link: 'here', words: 'Buy now' }),
    'reserved',
  ],
  ['an icon named trash', 'click', on(button('', { names: 'icon-button fa-trash' })), 'reserved'],
  ['a div that only says it', 'click', on({ words: 'Jetzt kaufen' }), 'reserved'],
  ['its icon', 'click', on({ tag: 'svg' }, { words: 'Konto löschen' }), 'reserved'],
  ['agreeing to terms', 'check', on(field('checkbox', { words: 'Ich stimme den AGB zu' })), 'reserved'],
  ['an option that deletes', 'select', on({ tag: 'select', isControl: true, words: 'Alles löschen' }), 'reserved'],
];
const HOSTILE: readonly Row[] = [
  ['a masked field', 'type', on(field('text', { isHidden: true })), 'hidden'],
  [
    'the label of a masked field',
    'click',
    on({ tag: 'label', isControl: true }, field('text', { isHidden: true })),
    'hidden',
  ],
  ['something in a blocked place', 'click', on(button('Strom'), { isHidden: true }), 'hidden'],
  ['scrolling a masked place', 'scroll', on({ isHidden: true }), 'hidden'],
  ['a link to another site', 'click', on({ tag: 'span', words: 'mehr' }, { tag: 'a', link: 'away' }), 'leaves'],
  ['a page in the page', 'click', on({ tag: 'iframe' }), 'unsuited'],
  ['an element of a frame', 'type', { ...on(field('text')), reach: 'foreign' }, 'unsuited'],
  ['what is covered', 'click', { ...on(button('Strom')), reach: 'unseen' }, 'unreachable'],
  ['what is switched off', 'click', on(button('Strom'), { isDisabled: true }), 'unreachable'],
  ['a field to read only', 'type', { ...on(field('text')), isReadOnly: true }, 'unreachable'],
  ['typing into a box', 'type', on(field('checkbox')), 'unsuited'],
  ['typing into a file', 'type', on(field('file')), 'unsuited'],
  ['typing into a password', 'type', on(field('password')), 'unsuited'],
  ['typing into a hidden field', 'type', on(field('hidden')), 'unsuited'],
  ['typing into a button', 'type', on(field('submit')), 'unsuited'],
  ['typing into an editor nobody marked', 'type', on({}), 'unsuited'],
  ['choosing in a text', 'select', on(field('text')), 'unsuited'],
  ['checking a button', 'check', on(field('submit')), 'unsuited'],
  ['nothing', 'click', { ...on({}), steps: [] }, 'gone'],
  ['what went away', 'click', { ...on({}), reach: 'gone' }, 'gone'],
];

const RULES: readonly Row[] = [
  [
    'a button that sends, allowed',
    'click',
    on(button('Weiter', { type: 'submit', hasForm: true, rule: 'allow' })),
    null,
  ],
  ['its icon', 'click', on({ tag: 'svg' }, button('Konto löschen', { rule: 'allow' })), null],
  ['a button in an allowed place', 'click', on(button('Absenden'), { rule: 'allow' }), null],
  ['a word that only says it, allowed', 'click', on({ words: 'Jetzt kaufen', rule: 'allow' }), null],
  ['an allowed thing in a control that deletes', 'click', on({ rule: 'allow' }, button('Löschen')), 'reserved'],
  ['another button beside an allowed one', 'click', on(button('Absenden'), { words: 'x' }), 'reserved'],
  ['a masked field, allowed', 'type', on(field('text', { isHidden: true, rule: 'allow' })), 'hidden'],
  ['a password, allowed', 'click', on(field('password', { rule: 'allow' })), 'reserved'],
  ['typing into a password, allowed', 'type', on(field('password', { rule: 'allow' })), 'unsuited'],
  ['a file field, allowed', 'click', on(field('file', { rule: 'allow' })), 'reserved'],
  ['another site, allowed', 'click', on({ tag: 'a', isControl: true, link: 'away', rule: 'allow' }), 'leaves'],
  ['what is switched off, allowed', 'click', on(button('Weiter', { isDisabled: true, rule: 'allow' })), 'unreachable'],
  ['a tab, reserved', 'click', on(button('Strom', { rule: 'reserve' })), 'reserved'],
  [
    'what is allowed in a reserved place',
    'click',
    on(button('Strom', { rule: 'allow' }), { rule: 'reserve' }),
    'reserved',
  ],
  [
    'what is reserved in an allowed place',
    'click',
    on(button('Strom', { rule: 'reserve' }), { rule: 'allow' }),
    'reserved',
  ],
  ['writing into a reserved field', 'type', on(field('text', { rule: 'reserve' })), 'reserved'],
  ['choosing in a reserved list', 'select', on({ tag: 'select', rule: 'reserve' }), 'reserved'],
  ['checking a reserved box', 'check', on(field('checkbox', { rule: 'reserve' })), 'reserved'],
  ['resting over what is reserved', 'hover', on(button('Strom', { rule: 'reserve' })), 'reserved'],
  ['scrolling what is reserved', 'scroll', on({ rule: 'reserve' }), null],
];
const MOUSE: readonly Row[] = [
  ['resting over a button that sends', 'hover', on(button('Weiter', { type: 'submit', hasForm: true })), null],
  ['resting over what is switched off', 'hover', on(button('Weiter', { isDisabled: true })), null],
  ['resting over a masked place', 'hover', on({ isHidden: true }), 'hidden'],
  ['resting over what is covered', 'hover', { ...on({}), reach: 'unseen' }, 'unreachable'],
];

type KeyRow = readonly [what: string, key: Key, target: Target, answer: ActRefusal | null];
const combobox = (more: Partial<Step> = {}) => field('text', { role: 'combobox', ...more });
const withActive = (target: Target, active: Partial<Step>): Target => ({ ...target, active: [step(active)] });
const KEYS: readonly KeyRow[] = [
  ['Tab from a button that sends', 'Tab', on(button('Absenden', { type: 'submit', hasForm: true })), null],
  ['an arrow in a list', 'ArrowDown', on({ tag: 'select' }), null],
  ['an arrow in a list to read only', 'ArrowDown', { ...on({ tag: 'select' }), isReadOnly: true }, 'unreachable'],
  ['Escape in a menu', 'Escape', on({ role: 'menu' }), null],
  ['erasing in a field', 'Backspace', on(field('text')), null],
  ['erasing in a field to read only', 'Backspace', { ...on(field('text')), isReadOnly: true }, 'unreachable'],
  ['erasing a row of a list', 'Delete', on({ role: 'option' }), 'unsuited'],
  ['a blank in a field', ' ', on(field('text')), null],
  ['a blank in a masked field', ' ', on(field('text', { isHidden: true })), 'hidden'],
  ['a blank on a box', ' ', on(field('checkbox', { words: 'Ökostrom' })), null],
  ['a blank on a box that agrees', ' ', on(field('checkbox', { words: 'Ich stimme zu' })), 'reserved'],
  ['a blank on a button', ' ', on(button('Gas')), null],
  ['a blank on a button that sends', ' ', on(button('Weiter', { type: 'submit', hasForm: true })), 'reserved'],
  ['Enter on a button', 'Enter', on(button('Gas')), null],
  ['Enter on a button that pays', 'Enter', on(button('Bezahlen')), 'reserved'],
  ['Enter on a link', 'Enter', on({ tag: 'a', isControl: true, link: 'here' }), null],
  ['Enter on a link to another site', 'Enter', on({ tag: 'a', isControl: true, link: 'away' }), 'leaves'],
  ['Enter in a field', 'Enter', on(field('text')), 'reserved'],
  ['Enter in a field without a form', 'Enter', on(field('search', { hasForm: false })), 'reserved'],
  ['Enter on a box', 'Enter', on(field('checkbox')), 'reserved'],
  ['Enter on a list', 'Enter', on({ tag: 'select' }), 'reserved'],
  ['Enter in a text area', 'Enter', on({ tag: 'textarea', hasForm: true }), null],
  ['Enter in an editor the site shows', 'Enter', { ...on({}), isEditable: true }, null],
  ['Enter in a combobox with an open list', 'Enter', on(combobox({ isExpanded: true })), null],
  ['Enter in a combobox with a closed list', 'Enter', on(combobox()), 'reserved'],
  ['Enter on a choice of it', 'Enter', withActive(on(combobox({ isExpanded: true })), { words: 'Husum' }), null],
  [
    'Enter on a choice that deletes',
    'Enter',
    withActive(on(combobox({ isExpanded: true })), { words: 'Löschen' }),
    'reserved',
  ],
  [
    'Enter on a choice that is hidden',
    'Enter',
    withActive(on(combobox({ isExpanded: true })), { isHidden: true }),
    'hidden',
  ],
  [
    'Enter on a reserved choice',
    'Enter',
    withActive(on({ tag: 'div' }), { words: 'Husum', rule: 'reserve' }),
    'reserved',
  ],
  ['a key at a reserved field', 'ArrowLeft', on(field('text', { rule: 'reserve' })), 'reserved'],
  ['Enter on an allowed button', 'Enter', on(button('Bezahlen', { rule: 'allow' })), null],
];

test.each(KEYS)('key: %s', (_what, key, target, answer) => {
  expect(whyNot('key', target, key)).toBe(answer);
});
test('only what the site has allowed is allowed', () => {
  expect(isAllowed(on(button('Weiter')))).toBe(false);
  expect(isAllowed(on(button('Weiter'), { rule: 'allow' }))).toBe(true);
});

describe.each([
  ['rules of the site', RULES],
  ['the mouse', MOUSE],
  ['within reach', ALLOWED],
  ['what ends a form', FORMS],
  ['what says it', WORDS],
  ['out of reach', HOSTILE],
])('%s', (_kind, rows) => {
  test.each(rows)('%s', (_what, kind, target, answer) => {
    expect(whyNot(kind, target)).toBe(answer);
  });
});
