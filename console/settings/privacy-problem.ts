/** Asks this browser whether the rules of a site can be read. */
import type { PageRule, Privacy } from '../../shared/protocol/page-rules.ts';
import { isWholeSelector, pageRuleProblem, type RuleProblem } from './page-rule-problem.ts';

function isReadable(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

export const problemOf = (rule: PageRule): RuleProblem | null =>
  pageRuleProblem(rule, (selector) => isWholeSelector(selector, isReadable));
export const hasPrivacyProblem = ({ rules }: Privacy): boolean => rules.some((rule) => problemOf(rule) !== null);
