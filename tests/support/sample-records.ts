/** Records as tests need them: complete, new (version 0), with whatever the test wants to say about them. */
import type { HistoryEntry } from '../../shared/protocol/case.ts';
import type { ClientMessageId, ConversationId } from '../../shared/protocol/ids.ts';
import type { Kind, NewMessage, Records } from '../../server/app/store.ts';

type Loose<T> = { [P in keyof T]?: unknown };

/** Ids in tests are plain words; the brand is only for the compiler. */
export const id = <T extends string>(word: string): T => word as T;

const SAMPLES: { readonly [K in Kind]: Loose<Records[K]> } = {
  site: {
    key: 'demo',
    allowedOrigins: ['https://shop.example'],
    look: { name: 'Demo', color: '#0f6e84', colorScheme: 'auto', side: 'right', languages: ['de', 'en'] },
    hours: { timeZone: 'Europe/Berlin', spans: [] },
    defaultSkill: 'sales',
    rules: [],
  },
  agent: {
    email: 'anna@demo.lotse',
    name: 'Anna Petersen',
    title: '',
    hue: 10,
    role: 'agent',
    skills: ['sales'],
    capacity: 4,
    passwordHash: 'x',
    removedAt: null,
  },
  signIn: { agentId: 'anna', createdAt: 1, expiresAt: 2 },
  file: {
    siteId: 'site',
    sessionId: 'session',
    agentId: 'anna',
    kind: 'picture',
    mediaType: 'image/png',
    name: 'plan.png',
    bytes: 3,
    secret: 'secret',
    addedAt: 1,
    expiresAt: 2,
  },
  visitor: {
    siteId: 'site',
    tokenHash: 'hash',
    origin: 'https://shop.example',
    contactId: null,
    firstSeenAt: 1,
    lastSeenAt: 1,
    visits: 1,
    declined: [],
  },
  session: {
    siteId: 'site',
    visitorId: 'visitor',
    startedAt: 1,
    lostAt: null,
    caseId: null,
    ask: null,
    grants: [],
    callId: null,
    code: null,
  },
  conversation: {
    siteId: 'site',
    visitorId: 'visitor',
    sessionId: 'session',
    caseId: 'case',
    skill: 'sales',
    origin: 'visitor',
    openedAt: 1,
    now: { state: 'queued', since: 1, notAgentId: null },
  },
  desk: { seats: [], lastSeatedAt: 0 },
  invitation: {
    siteId: 'site',
    sessionId: 'session',
    visitorId: 'visitor',
    ruleId: 'rule',
    agentId: 'anna',
    skill: 'sales',
    text: 'May I help?',
    shownAt: 1,
    expiresAt: 2,
    state: 'shown',
  },
  case: {
    number: 0,
    siteId: 'site',
    channel: 'chat',
    state: 'open',
    subject: '',
    skill: 'sales',
    agentId: null,
    contactId: null,
    sessionId: null,
    mergedInto: null,
    openedAt: 1,
    since: 1,
  },
  contact: { name: '', email: null, emailVerified: false, phone: null, phoneKey: null, createdAt: 1 },
  call: {
    siteId: 'site',
    sessionId: 'session',
    caseId: null,
    agentId: 'anna',
    startedAt: 1,
    now: { state: 'live', nodeId: 'node', epoch: 1 },
  },
  shopping: { seen: [], selection: { items: [], cart: 'open' } },
  order: {
    siteId: 'site',
    sessionId: 'session',
    conversationId: null,
    caseId: null,
    orderId: 'A-1',
    value: 10,
    currency: 'EUR',
    at: 1,
  },
};

export function sample<K extends Kind>(kind: K, word: string, with_: Loose<Records[K]> = {}): Records[K] {
  return { ...SAMPLES[kind], ...with_, id: word, version: 0 } as unknown as Records[K];
}

export function sampleMessage(conversation: string, word: string, text = word, at = 1): NewMessage {
  return {
    conversationId: id<ConversationId>(conversation),
    clientMessageId: id<ClientMessageId>(word),
    author: { kind: 'visitor' },
    body: { type: 'text', text },
    at,
  };
}

export function sampleLine(word: string, at: number): HistoryEntry {
  return {
    entryId: word,
    at,
    type: 'note',
    author: { kind: 'system' },
    conversationId: null,
    details: { text: word },
  };
}
