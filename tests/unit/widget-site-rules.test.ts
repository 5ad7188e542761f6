/** What the site says an agent may and may not use, by marks and by the rules of its settings. */
import { expect, test } from 'vitest';
import type { PageRule } from '../../shared/protocol/page-rules.ts';
import { siteRuleOf } from '../../widget/control/site-rules.ts';

/** Knows selectors of one kind, and throws at what is none, as browsers do. */
const element = (id: string, mark: string | null = null): Element =>
  ({
    getAttribute: () => mark,
    matches(selector: string) {
      if (!/^[#*]/.test(selector)) throw new SyntaxError(selector);
      return selector === '*' || selector === `#${id}`;
    },
  }) as unknown as Element;
const rule = (treat: PageRule['treat'], selector: string, pages = ''): PageRule => ({ treat, selector, pages });
const said = (rules: PageRule[], one: Element, path = '/checkout/pay') =>
  siteRuleOf({ isPrivate: false, rules }, path)(one);

test.each<[string, PageRule[], Element, string]>([
  ['nothing', [], element('next'), 'none'],
  ['a mark that allows', [], element('next', 'allow'), 'allow'],
  ['a mark that reserves', [], element('next', 'reserve'), 'reserve'],
  ['a mark about something else', [], element('next', 'unmask'), 'none'],
  ['a rule that allows', [rule('allow', '#next')], element('next'), 'allow'],
  ['a rule about another element', [rule('allow', '#other')], element('next'), 'none'],
  ['a rule that reserves', [rule('reserve', '#next')], element('next'), 'reserve'],
  ['both', [rule('allow', '#next'), rule('reserve', '#next')], element('next'), 'reserve'],
  ['a mark that allows, a rule that reserves', [rule('reserve', '#next')], element('next', 'allow'), 'reserve'],
  ['a rule of something else', [rule('mask', '#next'), rule('unmask', '#next')], element('next'), 'none'],
  ['a rule of this page', [rule('allow', '#next', '/checkout/*')], element('next'), 'allow'],
  ['a rule of another page', [rule('allow', '#next', '/shop/*')], element('next'), 'none'],
  ['a rule of deeper pages', [rule('allow', '#next', '/**')], element('next'), 'allow'],
  ['a selector nobody can read', [rule('allow', '!!')], element('next'), 'none'],
  [
    'one nobody can read beside one that reserves',
    [rule('allow', '!!'), rule('reserve', '*')],
    element('next'),
    'reserve',
  ],
])('%s', (_what, rules, one, answer) => {
  expect(said(rules, one)).toBe(answer);
});
