/** Consent of one session: an agent asks, the visitor answers, grants follow and end. Pure; the evidence of each step is the caller's to keep. */
import type { Capability, Purpose } from '../../shared/protocol/consent.ts';
import type { AgentId, AskId } from '../../shared/protocol/ids.ts';
import { AGENT_COLORS, ASK_OPEN_MS, GRANT_MAX_MS, GRANT_RESUME_MS } from '../../shared/protocol/limits.ts';
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
  const needsView = NEEDS_VIEW.some((capability) => capability === question.purpose);
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
  const granted = freshGrants(grants, { ...given, agentId: ask.agentId }, capabilitiesOf(ask.purpose, given.send), now);
  return { ask, answer: 'yes', grants: withGranted(grants, granted), granted };
}

/** What the visitor says yes to, unasked or asked: who gets it, and which wording was on the screen. */
export type Consenting = {
  readonly agentId: AgentId;
  readonly agentName: string;
  readonly textVersion: number;
  readonly locale: string;
};
export function freshGrants(
  grants: readonly HeldGrant[],
  { agentId, agentName, textVersion, locale }: Consenting,
  capabilities: readonly Capability[],
  now: Ms,
): readonly HeldGrant[] {
  const color = colorOf(grants, agentId);
  const expiresAt = now + GRANT_MAX_MS;
  return capabilities.map((capability) => ({
    capability,
    agentId,
    agentName,
    grantedAt: now,
    expiresAt,
    textVersion,
    locale,
    color,
    paused: false,
  }));
}

export function withGranted(grants: readonly HeldGrant[], granted: readonly HeldGrant[]): readonly HeldGrant[] {
  const isReplaced = (held: HeldGrant) =>
    granted.some(
      ({ capability, agentId }) =>
        (capability === held.capability && (agentId === held.agentId || !SHARED.includes(capability))) ||
        // A yes to suggestions is one to suggestions: what went in at once is asked for anew.
        (capability === 'form' && held.capability === 'fill' && agentId === held.agentId),
    );
  return [...grants.filter((held) => !isReplaced(held)), ...granted];
}

/** What is sent in a call goes to whoever leads it now. */
export const handOverSending = (
  grants: readonly HeldGrant[],
  to: Pick<HeldGrant, 'agentId' | 'agentName'>,
): readonly HeldGrant[] => {
  const color = colorOf(grants, to.agentId);
  return grants.map((held) => (SENT.includes(held.capability) ? { ...held, ...to, color } : held));
};
export const SENT: readonly Capability[] = ['audio', 'video', 'screen'];

/** What several agents may hold at the same time; of everything else the newest holder is the only one. */
const SHARED: readonly Capability[] = ['view', 'point', 'form', 'fill'];

/** The agent's own colour, or the first nobody has. */
function colorOf(grants: readonly HeldGrant[], agentId: AgentId): number {
  const own = grants.find((held) => held.agentId === agentId);
  if (own) return own.color;
  const taken = new Set(grants.map(({ color }) => color));
  const colors = Array.from({ length: AGENT_COLORS }, (_, color) => color);
  return colors.find((color) => !taken.has(color)) ?? grants.length % AGENT_COLORS;
}

function capabilitiesOf(purpose: Purpose, send: readonly ('audio' | 'video')[]): readonly Capability[] {
  if (purpose !== 'call') return [purpose];
  return (['audio', 'video'] as const).filter((capability) => send.includes(capability));
}

/** What ends together: without seeing there is no pointing. */
const NEEDS_VIEW: readonly Capability[] = ['point', 'form', 'fill', 'lead', 'control'];
const NEEDS: Partial<Record<Capability, readonly Capability[]>> = { view: NEEDS_VIEW, form: ['fill'] };
const endsWith = (capability: Capability): readonly Capability[] => [capability, ...(NEEDS[capability] ?? [])];

export type Ending = { readonly kept: readonly HeldGrant[]; readonly ended: readonly HeldGrant[] };

/** Of one agent, or of all who hold it. */
export const endCapability = (grants: readonly HeldGrant[], capability: Capability, agentId?: AgentId): Ending =>
  part(
    grants,
    (held) => endsWith(capability).includes(held.capability) && (agentId === undefined || held.agentId === agentId),
  );

/** Everybody's; what is at rest is held and does not count. The same grants when nothing changes. */
export function pauseCapability(
  grants: readonly HeldGrant[],
  capability: Capability,
  paused: boolean,
): readonly HeldGrant[] {
  const changes = grants.some((held) => held.capability === capability && held.paused !== paused);
  return changes ? grants.map((held) => (held.capability === capability ? { ...held, paused } : held)) : grants;
}

/** Everything one agent holds, or everything another than `keeper` holds. */
export const endAgents = (grants: readonly HeldGrant[], hasEnded: (agentId: AgentId) => boolean): Ending =>
  part(grants, (held) => hasEnded(held.agentId));

/** What time has ended: old grants, and all of them when the visitor stayed away too long. */
export function endByTime({ grants, lostAt }: Consent, now: Ms): Ending {
  const isLost = lostAt !== null && lostAt + GRANT_RESUME_MS <= now;
  const old = part(grants, (held) => isLost || held.expiresAt <= now);
  const isKept = ({ capability, agentId }: HeldGrant) =>
    old.kept.some((held) => held.capability === capability && held.agentId === agentId);
  const missing = old.ended.filter((held) => !isKept(held));
  const rest = part(old.kept, ({ capability, agentId }) =>
    missing.some((held) => held.agentId === agentId && endsWith(held.capability).includes(capability)),
  );
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
