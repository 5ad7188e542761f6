import { describe, expect, it } from 'vitest';
import { colleaguesFor } from '../../console/companions/colleagues-for.ts';
import { declinedBy } from '../../console/companions/declined-by.ts';
import * as lists from '../../console/desk-lists.ts';
import { loadDesk, reduceDesk, type Desk } from '../../console/desk-state.ts';
import type { DeskConversation } from '../../shared/protocol/chat.ts';
import type { Colleague, DeskState, Role } from '../../shared/protocol/desk.ts';

const id = <T>(text: string) => text as T;
const with_ = (...names: string[]) => names.map((name) => ({ agentId: id<never>(name), name }));
const conversation = (name: string, over: Partial<DeskConversation> = {}): DeskConversation => ({
  conversationId: id(name),
  siteId: id('site'),
  sessionId: id('s1'),
  visitorId: id('v1'),
  caseId: id('k1'),
  contactId: null,
  visitorName: 'Flinke Seenadel',
  state: 'assigned',
  agentId: id('anna'),
  companions: [],
  asked: [],
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
const colleague = (name: string, over: Partial<Colleague> = {}): Colleague => ({
  agentId: id(name),
  name,
  title: '',
  hue: 1,
  skills: [],
  status: 'available',
  seats: 4,
  seatsTaken: 0,
  ...over,
});
const desk = (over: Partial<DeskState> = {}, role: Role = 'agent'): Desk =>
  loadDesk(
    null,
    {
      me: {
        agentId: id('jonas'),
        name: 'Jonas',
        email: 'j@x.example',
        role,
        title: '',
        hue: 1,
        skills: [],
        capacity: 4,
      },
      status: 'available',
      serverTime: 0,
      sites: [],
      colleagues: [],
      conversations: [],
      cases: [],
      media: { state: 'ready' },
      consents: [],
      showings: [],
      askedInto: [],
      ...over,
    },
    0,
  );
const ids = (found: readonly DeskConversation[]) => found.map(({ conversationId }) => conversationId);

describe('conversations I am in', () => {
  const conversations = [
    conversation('mine', { agentId: id('jonas') }),
    conversation('joined', { companions: with_('mira', 'jonas') }),
    conversation('asked', { asked: [id('jonas')] }),
    conversation('over', { state: 'closed', companions: with_('jonas') }),
    conversation('waits', { state: 'queued', agentId: null }),
  ];

  it('are my own and those I have joined while they run; asked is not in', () => {
    const state = desk({ conversations });
    expect(ids(lists.myConversations(state))).toEqual(['mine']);
    expect(ids(lists.joinedConversations(state))).toEqual(['joined']);
    expect(ids(conversations.filter((one) => lists.isIn(state, one)))).toEqual(['mine', 'joined']);
  });

  it('are told apart from those of others, which only who oversees is shown', () => {
    expect(ids(lists.othersConversations(desk({ conversations }, 'supervisor')))).toEqual(['asked']);
    expect(lists.othersConversations(desk({ conversations }))).toEqual([]);
  });

  it('count as read when I or who leads has read them', () => {
    const joined = conversation('joined', { companions: with_('jonas'), lastSeq: 5 });
    const state = desk({ conversations: [joined] });
    expect(lists.unreadCount(state, joined)).toBe(5);
    expect(lists.unreadTotal(state)).toBe(5);
    const read = reduceDesk(state, { name: 'read:here', body: { conversationId: id('joined'), seq: 4 } }, 0);
    expect(lists.unreadCount(read, joined)).toBe(1);
    const byAnna = { ...joined, cursors: { ...joined.cursors, agentRead: 5 } };
    expect(lists.unreadCount(state, byAnna)).toBe(0);
  });
});

it('colleagues to ask: who is there first, with the skill first; who is in cannot be asked', () => {
  const colleagues = [
    colleague('zoe', { status: 'offline', skills: [id('sales')] }),
    colleague('ben', { status: 'away' }),
    colleague('ida'),
    colleague('uwe', { skills: [id('sales')] }),
    colleague('mira'),
    colleague('jonas'),
    colleague('anna'),
  ];
  const open = conversation('c1', { companions: with_('mira', 'jonas'), asked: [id('ida')] });
  const found = colleaguesFor(desk({ colleagues }), open).map((one) => `${one.colleague.name} ${one.standing}`);
  expect(found).toEqual(['uwe free', 'anna in', 'ida asked', 'mira in', 'ben free', 'zoe free']);
});

it.each<[string, Partial<DeskConversation>, readonly string[]]>([
  ['who said no', {}, ['mira']],
  ['nobody while the question stands', { asked: [id('mira')] }, []],
  ['nobody when they came', { companions: with_('mira') }, []],
  ['nobody when they took it over', { agentId: id('mira') }, []],
])('declined: %s', (_who, after, expected) =>
  expect(declinedBy(conversation('c1', { asked: [id('mira')] }), conversation('c1', after))).toEqual(expected),
);
