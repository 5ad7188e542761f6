/** Asking a visitor for a capability, the answer, and the grants that follow; each capability is revocable alone. */
import { agentId, askId, callId } from './ids.ts';
import { AGENT_COLORS } from './limits.ts';
import * as s from './schema.ts';
import { agentFace } from './site.ts';

export const CAPABILITIES = [
  'chat',
  'view',
  'point',
  'form',
  'fill', // what is suggested for a form goes in at once
  'lead',
  'control',
  'audio',
  'video',
  'screen',
] as const;
export type Capability = (typeof CAPABILITIES)[number];
export const capability = s.picklist(CAPABILITIES);

/**
 * What an agent can ask for: to see the page, to point on it, to suggest what goes into its fields, to lead from page to page, to
 * use it, or to talk face to face. A screen is shown, and values go in at once, by the visitor's own click (`grantGive`,
 * `fillLet`); nobody asks for it.
 */
export const PURPOSES = ['view', 'point', 'form', 'lead', 'control', 'call'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Version of the consent wording the visitor saw; kept with the grant, bumped when a sentence changes. */
export const CONSENT_TEXT_VERSION = 3;

export const ask = s.down({ askId, purpose: s.picklist(PURPOSES), agent: agentFace, expiresAt: s.ms });
export type Ask = s.Infer<typeof ask>;

export const grant = s.down({
  capability,
  agentId,
  agentName: s.text(120),
  grantedAt: s.ms,
  /** From 0; the same for all an agent holds in a session, another for each agent: pointer, drawing and presence are told apart by it. */
  color: s.count(AGENT_COLORS - 1),
  /** The visitor has put it to rest: it counts as not given until they take it up again. */
  paused: s.boolean(),
});
export type Grant = s.Infer<typeof grant>;

export const consentAnswer = s.up({
  askId,
  answer: s.picklist(['yes', 'no']),
  /** For a call: what the visitor sends; empty means "only see and hear". Ignored for everything else. */
  send: s.list(s.picklist(['audio', 'video']), 2),
  textVersion: s.count(1_000),
  locale: s.text(12),
});
/** The state of consent of one session: pushed to the visitor's tabs and to the agents who deal with it, whole each time. */
export const consentState = s.down({
  /** Of the session this was read from: words may overtake one another, and what is older than what is known is passed over. */
  version: s.count(),
  ask: s.nullable(ask),
  grants: s.list(grant, 20),
  callId: s.nullable(callId),
  /** The visitor would like to talk and waits for the agent. */
  wish: s.nullable(s.down({ send: s.list(s.picklist(['audio', 'video']), 2), at: s.ms })),
});
export type ConsentState = s.Infer<typeof consentState>;
export const grantStop = s.up({ capability });
/** During a call the visitor adds what is sent, by a click of their own: the camera after the microphone, their screen. */
export const grantGive = s.up({
  capability: s.picklist(['audio', 'video', 'screen']),
  textVersion: s.count(1_000),
  locale: s.text(12),
});
/** The visitor rests a grant or takes it up again; all agents who hold it are meant. */
export const grantPause = s.up({ capability, paused: s.boolean() });
