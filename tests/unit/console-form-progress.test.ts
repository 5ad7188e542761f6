/** How far a form is, as the desk counts it. */
import { expect, test } from 'vitest';
import { progressOf } from '../../console/form/progress.ts';
import type { FormProgress } from '../../shared/protocol/page-note.ts';

type Field = FormProgress['fields'][number];
const field = (change: Partial<Field>): Field => ({
  node: 1,
  kind: 'text',
  label: '',
  required: false,
  filled: false,
  hidden: false,
  problem: null,
  ...change,
});

test.each<[string, Partial<Field>[], { filled: number; all: number; problems: number }]>([
  ['a form without fields', [], { filled: 0, all: 0, problems: 0 }],
  ['hidden fields count like others', [{ hidden: true, filled: true }, {}], { filled: 1, all: 2, problems: 0 }],
  [
    'a box nobody has to tick does not',
    [{ kind: 'box' }, { kind: 'box', filled: true }],
    { filled: 0, all: 0, problems: 0 },
  ],
  ['one that has to be ticked does', [{ kind: 'box', required: true }], { filled: 0, all: 1, problems: 0 }],
  [
    'a problem may be anywhere',
    [{ problem: 'missing' }, { filled: true, problem: 'mismatch' }, { kind: 'box', problem: 'refused' }],
    { filled: 1, all: 2, problems: 3 },
  ],
])('%s', (_what, fields, expected) => {
  expect(progressOf({ fields: fields.map(field) })).toEqual(expected);
});
