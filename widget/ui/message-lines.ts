/** Turns a thread into the lines that are drawn: days, groups of one author, marks of delivery. Pure. */
import type { Thread } from '../../shared/client/thread.ts';
import type { Cursors, Message } from '../../shared/protocol/chat.ts';
import type { OfferedPage } from '../push/page-card.tsx';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Mark = 'pending' | 'failed' | 'sent' | 'delivered' | 'read';
export type Line = {
  readonly key: string;
  readonly at: Ms;
  readonly side: 'own' | 'other' | 'notice';
  readonly name: string;
  readonly text: string;
  /** A notice's code instead of a text. */
  readonly notice?: Extract<Message['body'], { type: 'notice' }>['code'];
  /** An offered page instead of a text, with what is told when it is opened. */
  readonly page?: OfferedPage;
  /** First of a group of the same author within five minutes. */
  readonly isFirst: boolean;
  /** First of its day. */
  readonly isNewDay: boolean;
  /** Under the newest own line of its kind only, and under every failed one. */
  readonly mark?: Mark;
};

const GROUP_MS = 5 * 60_000;

export function messageLines({ messages, pending }: Thread, cursors: Cursors | undefined): Line[] {
  const lines: Line[] = [];
  const add = (line: Omit<Line, 'isFirst' | 'isNewDay'>) => {
    const before = lines.at(-1);
    const isNewDay = !before || dayOf(before.at) !== dayOf(line.at);
    const isFirst =
      isNewDay || before.side !== line.side || before.name !== line.name || line.at - before.at > GROUP_MS;
    lines.push({ ...line, isFirst, isNewDay });
  };
  const lastOwnSeq = messages.findLast(({ author }) => author.kind === 'visitor')?.seq;
  for (const message of messages) {
    const { seq, author, body, clientMessageId, at } = message;
    // The id, not the seq: a line keeps its place on the screen when it is confirmed.
    const line = { key: clientMessageId || String(seq), at, name: author.kind === 'agent' ? author.name : '' };
    if (body.type === 'notice')
      add({ ...line, side: 'notice', name: body.name ?? line.name, text: '', notice: body.code });
    else if (body.type === 'page') add({ ...line, side: 'other', text: body.note, page: { ...body, seq } });
    // A newer server says what this build does not know: the line says so instead of breaking the thread.
    else if (body.type !== 'text') add({ ...line, side: 'notice', text: '' });
    else if (author.kind === 'visitor')
      add({ ...line, side: 'own', text: body.text, ...(seq === lastOwnSeq ? { mark: markOf(seq, cursors) } : {}) });
    else add({ ...line, side: 'other', text: body.text });
  }
  for (const { clientMessageId, at, text, failed } of pending) {
    add({
      key: clientMessageId,
      at: Math.max(at, lines.at(-1)?.at ?? 0),
      side: 'own',
      name: '',
      text,
      mark: failed ? 'failed' : 'pending',
    });
  }
  return lines;
}

const markOf = (seq: number, cursors: Cursors | undefined): Mark =>
  !cursors ? 'sent' : seq <= cursors.agentRead ? 'read' : seq <= cursors.agentDelivered ? 'delivered' : 'sent';
const dayOf = (at: Ms): string => new Date(at).toDateString();
