import { describe, expect, it } from 'vitest';
import { emptyThread } from '../../shared/client/thread.ts';
import type { Author, Cursors, Message } from '../../shared/protocol/chat.ts';
import type { AgentId, ClientMessageId, ConversationId } from '../../shared/protocol/ids.ts';
import { linkParts } from '../../widget/ui/link-parts.ts';
import { messageLines } from '../../widget/ui/message-lines.ts';

const VISITOR: Author = { kind: 'visitor' };
const ANNA: Author = { kind: 'agent', agentId: 'a' as AgentId, name: 'Anna' };
const NOON = new Date(2026, 10, 22, 12).getTime();
const conversationId = 'c' as ConversationId;
const message = (seq: number, author: Author, atMinutes: number): Message => ({
  conversationId,
  seq,
  clientMessageId: `m${seq}` as ClientMessageId,
  author,
  body: { type: 'text', text: `text ${seq}` },
  at: NOON + atMinutes * 60_000,
});
const cursors = (part: Partial<Cursors>): Cursors => ({
  visitorDelivered: 0,
  visitorRead: 0,
  agentDelivered: 0,
  agentRead: 0,
  ...part,
});
const thread = (...messages: Message[]) => ({ ...emptyThread(conversationId), messages });

describe('lines of a conversation', () => {
  it('groups what one person says within five minutes of one day', () => {
    const lines = messageLines(
      thread(
        message(1, ANNA, 0),
        message(2, ANNA, 4),
        message(3, ANNA, 10),
        message(4, VISITOR, 11),
        message(5, VISITOR, 24 * 60),
      ),
      undefined,
    );
    expect(lines.map(({ isFirst }) => isFirst)).toEqual([true, false, true, true, true]);
    expect(lines.map(({ isNewDay }) => isNewDay)).toEqual([true, false, false, false, true]);
  });
  it('marks the newest own message only, as far as the agent has come', () => {
    const said = thread(message(1, VISITOR, 0), message(2, VISITOR, 1), message(3, ANNA, 2));
    const marks = (agent: Partial<Cursors>) => messageLines(said, cursors(agent)).map(({ mark }) => mark);
    expect(marks({})).toEqual([undefined, 'sent', undefined]);
    expect(marks({ agentDelivered: 2 })).toEqual([undefined, 'delivered', undefined]);
    expect(marks({ agentDelivered: 2, agentRead: 2 })).toEqual([undefined, 'read', undefined]);
  });
  it('shows an offered page with its note, and says so when a newer server sends what this build does not know', () => {
    const page = { type: 'page', url: 'https://shop.example/a', own: true, note: 'Das meine ich' } as const;
    const strange = { type: 'hologram', depth: 3 } as unknown as Message['body'];
    const said = thread({ ...message(1, ANNA, 0), body: page }, { ...message(2, ANNA, 1), body: strange });
    const [offer, unknown] = messageLines(said, undefined);
    expect(offer).toMatchObject({ side: 'other', text: 'Das meine ich', page: { ...page, seq: 1 } });
    expect(unknown).toMatchObject({ side: 'notice', text: '' });
    expect(unknown).not.toHaveProperty('notice');
  });
  it('keeps a line and its place when it is confirmed', () => {
    const pending = { clientMessageId: 'm2' as ClientMessageId, text: 'text 2', at: NOON, failed: false };
    const before = messageLines({ ...thread(message(1, ANNA, 5)), pending: [pending] }, undefined);
    const after = messageLines(thread(message(1, ANNA, 5), message(2, VISITOR, 6)), undefined);
    expect(before.map(({ key }) => key)).toEqual(after.map(({ key }) => key));
    expect(before.at(-1)).toMatchObject({ mark: 'pending', side: 'own' });
  });
});

describe('addresses in texts', () => {
  it.each([
    ['Siehe https://shop.example/a?b=1.', ['https://shop.example/a?b=1']],
    ['(https://shop.example/x) und http://b.example', ['https://shop.example/x', 'http://b.example']],
    ['javascript:alert(1) data:text/html,x ftp://x.example www.x.example', []],
    ['https://bank.example@evil.example/', []],
    ['https://', []],
  ])('%s', (text, addresses) => {
    const parts = linkParts(text);
    expect(parts.filter(({ href }) => href).map((part) => part.text)).toEqual(addresses);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });
});
