/** Evaluates the site's rules against what was seen and claims an invitation when our side of one holds. Who is free, the server says. */
import { evaluate } from '../../shared/radar/evaluate.ts';
import type { Condition } from '../../shared/radar/condition.ts';
import type { BrowserRule, Facts, Invitation } from '../../shared/protocol/radar.ts';
import { pageTitle } from '../page-info.ts';
import { every, isVisible, keptInTab, nowMs, type Cancel } from '../env.ts';
import type { Connection } from '../link/connection.ts';
import { isTalking, type State } from '../state/widget-state.ts';
import { factsOf } from './observed.ts';
import { createProductTeller } from './tell-product.ts';
import { watchPage } from './watch-page.ts';

/** How often the rules are looked at; dwell is counted in seconds. */
const LOOK_EVERY_MS = 1_000;
/** How long a rule rests when the server did not answer. */
const UNANSWERED_REST_MS = 10_000;
const REST_KEY = 'lotse.rest';

export type Radar = {
  facts(): Facts;
  takeRules(rules: readonly BrowserRule[], known: Facts): void;
  give(facts: Facts): void;
  stop: Cancel;
};

export type RadarWishes = {
  /** Time the page was visible before us, in ms. */
  readonly visibleMs: number;
  onNewPage(): void;
  onInvitation(invitation: Invitation): void;
};

export function createRadar(state: State, connection: Connection, wishes: RadarWishes): Radar {
  const { visibleMs, onNewPage, onInvitation } = wishes;
  const teller = createProductTeller((product) => {
    if (state.get().link !== 'online') return false;
    connection.notify('product:seen', { product });
    return true;
  });
  const page = watchPage(visibleMs, () => {
    teller.newPage();
    onNewPage();
  });
  let rules: readonly BrowserRule[] = [];
  let known: Facts = {};
  let isClaiming = false;
  const restUntil: Record<string, number> = readRests();
  const facts = () => ({ ...factsOf(page.observe()), ...known });

  async function look(): Promise<void> {
    const now = state.get();
    if (isClaiming || rules.length === 0 || now.link !== 'online' || !isVisible()) return;
    if (now.isOpen || now.invitation || now.isHidden || isTalking(now)) return;
    const seen = facts();
    for (const { ruleId, condition } of rules) {
      if ((restUntil[ruleId] ?? 0) > nowMs() || evaluate(condition as unknown as Condition, seen) === 'false') continue;
      isClaiming = true;
      const answer = await connection.request('radar:claim', { ruleId, facts: seen });
      isClaiming = false;
      if (answer.ok && answer.data.state === 'shown') {
        onInvitation(answer.data.invitation);
        return;
      }
      const restMs = answer.ok && answer.data.state === 'withheld' ? answer.data.retryAfterMs : UNANSWERED_REST_MS;
      restUntil[ruleId] = nowMs() + Math.max(LOOK_EVERY_MS, restMs);
      keptInTab.set(REST_KEY, JSON.stringify(restUntil));
    }
  }
  const stopLooking = every(LOOK_EVERY_MS, () => {
    // A page that keeps its title to itself keeps its product, too.
    if (isVisible() && pageTitle() !== '') teller.look(() => page.observe().product);
    void look();
  });

  return {
    facts,
    takeRules(next, nextKnown) {
      rules = next;
      known = nextKnown;
    },
    give: (given) => page.give(given),
    stop() {
      stopLooking();
      page.stop();
    },
  };
}

function readRests(): Record<string, number> {
  try {
    return (JSON.parse(keptInTab.get(REST_KEY) ?? '{}') as Record<string, number> | null) ?? {};
  } catch {
    return {};
  }
}
