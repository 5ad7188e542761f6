import { describe, expect, test } from 'vitest';
import * as lists from '../../console/desk-lists.ts';
import { loadDesk, reduceDesk, type Desk, type DeskEvent } from '../../console/desk-state.ts';
import { foldMessages } from '../../console/case/fold-messages.ts';
import { groupMessages } from '../../console/conversation/group-messages.ts';
import { outcomeOf } from '../../console/page/ask-outcome.ts';
import type { CaseView, HistoryEntry } from '../../shared/protocol/case.ts';
import type { DeskConversation, Message } from '../../shared/protocol/chat.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import type { DeskState } from '../../shared/protocol/desk.ts';

const id = <T>(text: string) => text as T;
const conversation = (over: Partial<DeskConversation> = {}): DeskConversation => ({
  conversationId: id('c1'),
  siteId: id('site'),
  sessionId: id('s1'),
  visitorId: id('v1'),
  caseId: id('k1'),
  contactId: null,
  visitorName: 'Flinke Seenadel',
  state: 'assigned',
  agentId: id('anna'),
  companions: [],
  skill: id('sales'),
  origin: 'visitor',
  since: 1_000,
  openedAt: 1_000,
  lastSeq: 0,
  lastText: '',
  lastAt: 1_000,
  cursors: { visitorDelivered: 0, visitorRead: 0, agentDelivered: 0, agentRead: 0 },
  online: true,
  ...over,
});
const caseView = (over: Partial<CaseView> = {}): CaseView => ({
  caseId: id('k1'),
  siteId: id('site'),
  number: 1,
  channel: 'message',
  state: 'open',
  subject: '',
  skill: id('sales'),
  agentId: null,
  contactId: null,
  contactName: '',
  sessionId: null,
  conversationId: null,
  openedAt: 1,
  since: 1,
  ...over,
});
const message = (seq: number, kind: 'visitor' | 'agent' | 'system' = 'visitor', at = seq * 1_000): Message => ({
  conversationId: id('c1'),
  seq,
  clientMessageId: id(`m${seq}`),
  author: kind === 'agent' ? { kind, agentId: id('anna'), name: 'Anna' } : { kind },
  body: kind === 'system' ? { type: 'notice', code: 'agent_joined' } : { type: 'text', text: `text ${seq}` },
  at,
});
const state = (over: Partial<DeskState> = {}): DeskState => ({
  me: {
    agentId: id('anna'),
    name: 'Anna',
    email: 'a@x.example',
    role: 'agent',
    title: '',
    hue: 1,
    skills: [],
    capacity: 4,
  },
  status: 'available',
  serverTime: 10_500,
  sites: [],
  colleagues: [],
  conversations: [],
  cases: [],
  media: { state: 'ready' },
  consents: [],
  showings: [],
  askedInto: [],
  ...over,
});
const desk = (over: Partial<DeskState> = {}): Desk => loadDesk(null, state(over), 10_000);
const after = (before: Desk, ...events: DeskEvent[]): Desk =>
  events.reduce((now, event) => reduceDesk(now, event, 20_000), before);

test('the server’s clock is known from the first answer', () => expect(desk().serverAheadMs).toBe(500));

describe('messages', () => {
  const arrived = (one: Message): DeskEvent => ({ name: 'chat:message', body: { message: one } });
  const open = desk({ conversations: [conversation()] });

  test('are kept once and in order, however they come', () => {
    const now = after(open, arrived(message(2)), arrived(message(1)), arrived(message(2)));
    expect(now.threads.get(id('c1'))?.messages.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(now.conversations.get(id('c1'))).toMatchObject({ lastSeq: 2, lastText: 'text 2', lastAt: 2_000 });
  });

  test('a fresh picture of the desk loses neither threads nor what waits to be sent', () => {
    const pending = { clientMessageId: id<never>('x'), text: 'hi', at: 1, failed: false };
    const before = after(open, arrived(message(1)), {
      name: 'message:queued',
      body: { conversationId: id('c1'), pending },
    });
    const now = after(before, { name: 'desk:loaded', body: state({ conversations: [conversation({ lastSeq: 1 })] }) });
    expect(now.threads.get(id('c1'))).toEqual({ conversationId: 'c1', messages: [message(1)], pending: [pending] });
  });

  test('the typing visitor has stopped once the message is here', () => {
    const typing = after(open, {
      name: 'chat:typing',
      body: { conversationId: id('c1'), who: 'visitor', typing: true },
    });
    expect(typing.typing.get(id('c1'))).toBe(20_000);
    expect(after(typing, arrived(message(1, 'agent'))).typing.size).toBe(1);
    expect(after(typing, arrived(message(1))).typing.size).toBe(0);
  });

  test('only the visitor’s unread ones count', () => {
    const now = after(open, arrived(message(1)), arrived(message(2, 'agent')), arrived(message(3)));
    expect(lists.unreadTotal(now)).toBe(2);
    const cursors = { visitorDelivered: 0, visitorRead: 0, agentDelivered: 3, agentRead: 1 };
    expect(lists.unreadTotal(after(now, { name: 'chat:cursors', body: { conversationId: id('c1'), cursors } }))).toBe(
      1,
    );
  });
});

describe('lists', () => {
  test('mine, waiting, and nobody else’s', () => {
    const now = desk({
      conversations: [
        conversation({ conversationId: id('late'), state: 'queued', agentId: null, since: 9 }),
        conversation({ conversationId: id('early'), state: 'queued', agentId: null, since: 3 }),
        conversation({ conversationId: id('mine') }),
        conversation({ conversationId: id('hers'), agentId: id('jonas') }),
        conversation({ conversationId: id('over'), state: 'closed' }),
      ],
    });
    expect(lists.myConversations(now).map(({ conversationId }) => conversationId)).toEqual(['mine']);
    expect(lists.waitingConversations(now).map(({ conversationId }) => conversationId)).toEqual(['early', 'late']);
  });

  test('a case stands beside its conversation only when that is over', () => {
    const now = desk({
      conversations: [conversation({ caseId: id('k1') })],
      cases: [
        caseView({ caseId: id('k1'), channel: 'chat', agentId: id('anna'), conversationId: id('c1') }),
        caseView({ caseId: id('k2'), agentId: id('anna') }),
        caseView({ caseId: id('k3') }),
        caseView({ caseId: id('k4'), state: 'resolved' }),
        caseView({ caseId: id('k5'), agentId: id('jonas') }),
      ],
    });
    expect(lists.myCases(now).map(({ caseId }) => caseId)).toEqual(['k2']);
    expect(lists.waitingCases(now).map(({ caseId }) => caseId)).toEqual(['k3']);
    const over = after(now, { name: 'conversation:changed', body: conversation({ state: 'closed' }) });
    expect(lists.myCases(over).map(({ caseId }) => caseId)).toEqual(['k1', 'k2']);
  });

  test('live visitors: whole, seen, gone', () => {
    const visitor = (sessionId: string) => ({ sessionId: id(sessionId) }) as never;
    const changed = (whole: boolean, seen: string[], gone: string[]): DeskEvent => ({
      name: 'visitors:changed',
      body: { whole, seen: seen.map(visitor), gone: gone.map((one) => id(one)) },
    });
    const now = after(desk(), changed(true, ['a', 'b'], []), changed(false, ['c'], ['a']));
    expect([...(now.visitors?.keys() ?? [])]).toEqual(['b', 'c']);
    expect([...(after(now, changed(true, ['d'], [])).visitors?.keys() ?? [])]).toEqual(['d']);
  });
});

test('a history line is added once, and only to a case that is open here', () => {
  const entry = {
    entryId: 'e1',
    at: 1,
    type: 'note',
    author: { kind: 'system' },
    conversationId: null,
    details: {},
  } as HistoryEntry;
  const added: DeskEvent = { name: 'history:added', body: { caseId: id('k1'), entry } };
  expect(after(desk(), added).histories.size).toBe(0);
  const opened = after(desk(), { name: 'case:opened', body: { case: caseView(), contact: null, history: [] } });
  expect(after(opened, added, added).histories.get(id('k1'))).toEqual([entry]);
});

test('a notice of a newer server changes nothing', () => {
  const before = desk();
  expect(after(before, { name: 'moon:risen', body: {} } as never)).toBe(before);
});

test('a thread is cut into days and runs of one voice', () => {
  const day = 24 * 3_600_000;
  const groups = groupMessages([
    message(1, 'visitor', day),
    message(2, 'visitor', day + 1_000),
    message(3, 'agent', day + 2_000),
    message(4, 'system', day + 3_000),
    message(5, 'agent', day + 4_000),
    message(6, 'agent', day + 4_000 + 6 * 60_000),
    message(7, 'agent', 3 * day),
  ]);
  expect(groups.map((one) => one.groups.map((run) => run.map(({ seq }) => seq)))).toEqual([
    [[1, 2], [3], [4], [5], [6]],
    [[7]],
  ]);
});

test('runs of messages in a time line are folded per conversation', () => {
  const line = (type: HistoryEntry['type'], conversationId: string | null) =>
    ({ entryId: '', at: 1, type, author: { kind: 'visitor' }, conversationId, details: {} }) as HistoryEntry;
  const history = [
    line('message', 'a'),
    line('message', 'a'),
    line('message', 'b'),
    line('note', null),
    line('message', 'b'),
  ];
  expect(foldMessages(history).map(({ messages }) => messages.length)).toEqual([2, 1, 0, 1]);
});

describe('how a question to the visitor ended', () => {
  const ask = {
    askId: id<never>('q'),
    purpose: 'view',
    agent: { name: 'Anna', title: '', hue: 1 },
    expiresAt: 100,
  } as const;
  const grant = { capability: 'view', agentId: id<never>('anna'), agentName: 'Anna', grantedAt: 1 } as const;
  const open: ConsentState = { version: 3, ask, grants: [], callId: null, wish: null };
  const none: ConsentState = { version: 4, ask: null, grants: [], callId: null, wish: null };
  test.each([
    ['still open', open, open, 50, false, null],
    ['granted', open, { ...none, grants: [grant] }, 50, false, 'granted'],
    ['refused', open, none, 50, false, 'refused'],
    ['expired', open, none, 100, false, 'expired'],
    ['taken back', open, none, 50, true, 'taken_back'],
    ['nothing was asked', none, none, 50, false, null],
    ['a call', { ...open, ask: { ...ask, purpose: 'call' } }, { ...none, callId: id('call') }, 50, false, 'granted'],
    [
      'a call refused',
      { ...open, ask: { ...ask, purpose: 'call' } },
      { ...none, grants: [grant] },
      50,
      false,
      'refused',
    ],
  ] as const)('%s', (_, before, now, at, isTakenBack, expected) =>
    expect(outcomeOf(before as ConsentState, now as ConsentState, at, isTakenBack)).toBe(expected),
  );
});

test('what was chosen in another window of mine shows in this one, too', () => {
  const before = loadDesk(null, state(), 0);
  const { agentId, name, title, hue, skills } = before.me;
  const told = (status: 'available' | 'away' | 'offline', who = agentId): DeskEvent => ({
    name: 'colleague:changed',
    body: { agentId: who, name, title, hue, skills, status, seats: 4, seatsTaken: 0 },
  });
  expect(reduceDesk(before, told('away'), 0).status).toBe('away');
  expect(reduceDesk(before, told('away', id('somebody-else')), 0).status).toBe(before.status);
  // Only as long as no beat came: this window is open, after all.
  expect(reduceDesk(before, told('offline'), 0).status).toBe(before.status);
});

test('of two words about consent the newer one counts, whichever came last', () => {
  const sessionId = id<never>('session');
  const told = (version: number): DeskEvent => ({
    name: 'consent:changed',
    body: { sessionId, consent: { version, ask: null, grants: [], callId: null, wish: null } },
  });
  const last = [5, 4, 6].reduce((known, version) => reduceDesk(known, told(version), 0), desk());
  expect(last.consents.get(sessionId)?.version).toBe(6);
  expect(reduceDesk(last, told(5), 0).consents.get(sessionId)?.version).toBe(6);
});
