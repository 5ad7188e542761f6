/** Consent of one session: an agent asks, the visitor answers, grants follow and end. Pure; the evidence of each step is the caller's to keep. */
import type { Capability, Purpose } from '../../shared/protocol/consent.ts';
import type { AgentId, AskId } from '../../shared/protocol/ids.ts';
import { ASK_OPEN_MS, GRANT_MAX_MS, GRANT_RESUME_MS } from '../../shared/protocol/limits.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { HeldGrant, OpenAsk, Session } from './session.ts';

export type Consent = Pick<Session, 'ask' | 'grants' | 'callId' | 'lostAt'>;
export type AskRefusal = 'busy' | 'not_granted';

/** One question at a time; the same agent may ask anew. */
export function decideAsk(
  consent: Consent,
  question: { readonly askId: AskId; readonly purpose: Purpose; readonly agentId: AgentId },
  now: Ms,
): OpenAsk | AskRefusal {
  const { ask } = consent;
  if (ask && ask.expiresAt > now && ask.agentId !== question.agentId) return 'busy';
  if (question.purpose === 'call' && consent.callId !== null) return 'busy';
  // Pointing at what one cannot see, or using it, helps nobody.
  const needsView = question.purpose === 'point' || question.purpose === 'control';
  if (needsView && !isGranted(consent, 'view', question.agentId, now)) return 'not_granted';
  return { ...question, expiresAt: now + ASK_OPEN_MS };
}

export type Answer = {
  readonly askId: AskId;
  readonly answer: 'yes' | 'no';
  readonly send: readonly ('audio' | 'video')[];
  readonly textVersion: number;
  readonly locale: string;
  readonly agentName: string;
};
export type Answered = {
  readonly ask: OpenAsk;
  readonly answer: 'yes' | 'no';
  /** Grants with the new ones in place of older ones of the same capability. */
  readonly grants: readonly HeldGrant[];
  readonly granted: readonly HeldGrant[];
};

/** Undefined when the question is not open any more. */
export function decideAnswer(consent: Consent, given: Answer, now: Ms): Answered | undefined {
  const { ask, grants } = consent;
  if (!ask || ask.askId !== given.askId || ask.expiresAt <= now) return undefined;
  if (given.answer === 'no') return { ask, answer: 'no', grants, granted: [] };
  const { agentName, textVersion, locale } = given;
  const granted = capabilitiesOf(ask.purpose, given.send).map((capability): HeldGrant => ({
    capability,
    agentId: ask.agentId,
    agentName,
    grantedAt: now,
    expiresAt: now + GRANT_MAX_MS,
    textVersion,
    locale,
  }));
  const renewed = new Set(granted.map(({ capability }) => capability));
  return {
    ask,
    answer: 'yes',
    grants: [...grants.filter((held) => !renewed.has(held.capability)), ...granted],
    granted,
  };
}

function capabilitiesOf(purpose: Purpose, send: readonly ('audio' | 'video')[]): readonly Capability[] {
  if (purpose !== 'call') return [purpose];
  return (['audio', 'video'] as const).filter((capability) => send.includes(capability));
}

/** What ends together: without seeing there is no pointing. */
const ENDS_WITH: Partial<Record<Capability, readonly Capability[]>> = { view: ['point', 'control'] };

export type Ending = { readonly kept: readonly HeldGrant[]; readonly ended: readonly HeldGrant[] };

export const endCapability = (grants: readonly HeldGrant[], capability: Capability): Ending =>
  part(grants, (held) => held.capability === capability || (ENDS_WITH[capability] ?? []).includes(held.capability));

/** Everything one agent holds, or everything another than `keeper` holds. */
export const endAgents = (grants: readonly HeldGrant[], hasEnded: (agentId: AgentId) => boolean): Ending =>
  part(grants, (held) => hasEnded(held.agentId));

/** What time has ended: old grants, and all of them when the visitor stayed away too long. */
export function endByTime({ grants, lostAt }: Consent, now: Ms): Ending {
  const isLost = lostAt !== null && lostAt + GRANT_RESUME_MS <= now;
  const old = part(grants, (held) => isLost || held.expiresAt <= now);
  const hasView = old.kept.some(({ capability }) => capability === 'view');
  if (hasView || !old.ended.some(({ capability }) => capability === 'view')) return old;
  const rest = endCapability(old.kept, 'view');
  return { kept: rest.kept, ended: [...old.ended, ...rest.ended] };
}

export const isAskOver = (ask: OpenAsk | null, now: Ms): boolean => ask !== null && ask.expiresAt <= now;

export const isGranted = (
  { grants }: Pick<Consent, 'grants'>,
  capability: Capability,
  agentId: AgentId,
  now: Ms,
): boolean => grants.some((held) => held.capability === capability && held.agentId === agentId && held.expiresAt > now);

function part(grants: readonly HeldGrant[], hasEnded: (held: HeldGrant) => boolean): Ending {
  return { kept: grants.filter((held) => !hasEnded(held)), ended: grants.filter(hasEnded) };
}
