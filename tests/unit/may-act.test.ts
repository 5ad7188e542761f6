/** What an agent with the grant to use a page may do there, and what stays the visitor's own. */
import { describe, expect, test } from 'vitest';
import type { ActionKind, ActRefusal } from '../../shared/protocol/control.ts';
import { whyNot, type Step, type Target } from '../../shared/page/may-act.ts';

const step = (more: Partial<Step> = {}): Step => ({
  tag: 'div',
  type: '',
  role: '',
  isControl: false,
  hasForm: false,
  link: 'none',
  words: '',
  names: '',
  isDisabled: false,
  isHidden: false,
  ...more,
});
const on = (first: Partial<Step>, ...around: Partial<Step>[]): Target => ({
  reach: 'free',
  steps: [step(first), ...around.map(step), step({ tag: 'body', words: 'Kaufen Sie jetzt. '.repeat(40) })],
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

describe.each([
  ['within reach', ALLOWED],
  ['what ends a form', FORMS],
  ['what says it', WORDS],
  ['out of reach', HOSTILE],
])('%s', (_kind, rows) => {
  test.each(rows)('%s', (_what, kind, target, answer) => {
    expect(whyNot(kind, target)).toBe(answer);
  });
});
