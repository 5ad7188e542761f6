/** Follows an agent from page to page while the visitor lets them lead: says so in the bar. */
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { siteRuleOf } from '../control/site-rules.ts';
import { followLead } from './follow-lead.ts';
import { leadWords } from './words.ts';

export function startLead({ state, connection, fence }: App, page: SharedPage): Feature {
  const { locale, consent } = state.get();
  const words = leadWords(locale);
  const name = consent.grants.find(({ capability }) => capability === 'lead')?.agentName ?? '';
  const unsay = page.bar.say(words.leading(name));
  const cancel = connection.on(
    'lead:to',
    fence.guard(({ tab, epoch, go }) => {
      // Another tab of the visitor is meant.
      if (tab !== state.get().tab) return;
      const reason = page.isOf(epoch)
        ? followLead(go, { find: page.find, ruleOf: siteRuleOf(state.get().privacy, location.pathname) })
        : 'gone';
      if (reason) connection.notify('lead:refused', { reason });
    }),
  );
  return {
    stop() {
      cancel();
      unsay();
    },
  };
}
