/** What is wrong with a rule for pages as it was typed, if anything. The server looks at lengths only: browsers decide what a selector is. */
import type { PageRule } from '../../shared/protocol/page-rules.ts';

export type RuleProblem = 'pages' | 'selector';

/** `isSelector` asks the browser. */
export function pageRuleProblem(rule: PageRule, isSelector: (text: string) => boolean): RuleProblem | null {
  const { pages, selector, treat } = rule;
  if (pages !== '' && !/^[/*]/.test(pages)) return 'pages';
  return treat === 'pause' || isSelector(selector) ? null : 'selector';
}

const ENDS = [')', ']', '"]', "']", '*/'];
/** Browsers close what was left open: what can be closed was not whole. */
export const isWholeSelector = (text: string, isReadable: (selector: string) => boolean): boolean =>
  text.trim() !== '' && isReadable(text) && !ENDS.some((end) => isReadable(text + end));
