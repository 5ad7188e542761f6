/** Asking a visitor for a capability, the answer, and the grants that follow; each capability is revocable alone. */
import { agentId, askId, callId } from './ids.ts';
import * as s from './schema.ts';
import { agentFace } from './site.ts';

export const CAPABILITIES = ['chat', 'view', 'point', 'control', 'audio', 'video', 'screen'] as const;
export type Capability = (typeof CAPABILITIES)[number];
export const capability = s.picklist(CAPABILITIES);

/** What an agent can ask for: to see the page, to point on it, to use it, or to talk face to face. */
export const PURPOSES = ['view', 'point', 'control', 'call'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Version of the consent wording the visitor saw; kept with the grant, bumped when a sentence changes. */
export const CONSENT_TEXT_VERSION = 1;

export const ask = s.down({ askId, purpose: s.picklist(PURPOSES), agent: agentFace, expiresAt: s.ms });
export type Ask = s.Infer<typeof ask>;

export const grant = s.down({ capability, agentId, agentName: s.text(120), grantedAt: s.ms });
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
  ask: s.nullable(ask),
  grants: s.list(grant, 20),
  callId: s.nullable(callId),
});
export type ConsentState = s.Infer<typeof consentState>;
export const grantStop = s.up({ capability });
