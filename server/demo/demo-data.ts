/** The made-up people and rules of the demo shop. */
import { CALL_SETTINGS } from '../../shared/protocol/call.ts';
import type { Role } from '../../shared/protocol/desk.ts';
import type { AgentId, RuleId, SiteId, SkillId } from '../../shared/protocol/ids.ts';
import type { Condition } from '../../shared/radar/condition.ts';
import type { Agent } from '../domain/agent.ts';
import type { Rule, Site } from '../domain/site.ts';

export const DEMO_PASSWORD = 'lotse-demo-2026';
/** The shop's own feed of products. */
export const DEMO_CATALOGUE = '/demo/catalogue.json';

type DemoAgent = Pick<Agent, 'id' | 'email' | 'name' | 'title' | 'hue' | 'role' | 'skills' | 'capacity'>;
const agent = (
  id: string,
  [name, title]: readonly [string, string],
  role: Role,
  skills: readonly string[],
  hue: number,
): DemoAgent => ({
  id: `demo-${id}` as AgentId,
  email: `${id}@demo.lotse`,
  name,
  title,
  hue,
  role,
  skills: skills as readonly SkillId[],
  capacity: 4,
});

export const DEMO_AGENTS: readonly DemoAgent[] = [
  agent('anna', ['Anna Petersen', 'Tarifberatung'], 'agent', ['sales', 'service'], 186),
  agent('jonas', ['Jonas Brandt', 'Technik'], 'agent', ['technik', 'sales'], 28),
  agent('mira', ['Mira Voss', 'Teamleitung'], 'supervisor', ['sales', 'service', 'technik'], 300),
  agent('admin', ['Alex Admin', 'Verwaltung'], 'administrator', [], 220),
];

const rule = (
  id: string,
  name: string,
  condition: Condition,
  text: { readonly de: string; readonly en: string },
): Rule => ({
  ruleId: `demo-${id}` as RuleId,
  name,
  on: true,
  skill: 'sales' as SkillId,
  condition: condition as unknown as Record<string, unknown>,
  text,
  maxPerVisit: 1,
});
const path = (glob: string): Condition => ({ fact: 'page.path', operator: 'matches', value: glob });
const secondsHere = (value: number): Condition => ({
  fact: 'page.seconds',
  operator: 'greaterThanInclusive',
  value,
});

const DEMO_RULES: readonly Rule[] = [
  rule(
    'tariff',
    'Tarif-Formular',
    { all: [path('/demo/tariff*'), secondsHere(8)] },
    {
      de: 'Soll ich Ihnen beim Formular helfen? Ich gehe es gern mit Ihnen durch.',
      en: 'May I help you with this form? I am happy to go through it with you.',
    },
  ),
  rule(
    'product',
    'Produkt',
    {
      all: [
        path('/demo/product*'),
        secondsHere(20),
        { fact: 'page.scroll', operator: 'greaterThanInclusive', value: 40 },
      ],
    },
    {
      de: 'Fragen zu diesem Produkt? Ich kenne es gut.',
      en: 'Any questions about this product? I know it well.',
    },
  ),
  rule(
    'cart',
    'Warenkorb',
    { all: [path('/demo/cart*'), secondsHere(25)] },
    {
      de: 'Ist noch etwas offen, bevor Sie bestellen?',
      en: 'Is there anything you would like to know before you order?',
    },
  ),
];

/** Always open, so that the demo works at night. */
export const DEMO_SITE: Omit<Site, 'allowedOrigins'> = {
  id: 'demo' as SiteId,
  version: 0,
  key: 'demo',
  look: { name: 'Havenlicht', color: '#0f6e84', colorScheme: 'auto', side: 'right', languages: ['de', 'en'] },
  hours: {
    timeZone: 'Europe/Berlin',
    spans: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: 0, to: 1440 })),
  },
  defaultSkill: 'service' as SkillId,
  rules: DEMO_RULES,
  calls: { ...CALL_SETTINGS, visitorMayStart: true, mayListen: true },
};
