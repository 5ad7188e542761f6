import { describe, expect, it } from 'vitest';
import type { ClientMessageId } from '../../shared/protocol/ids.ts';
import {
  nextToSend,
  passesByItself,
  readOutbox,
  withEntry,
  withFailure,
  without,
  writeOutbox,
  type Outbox,
} from '../../widget/chat/outbox.ts';

const id = (name: string) => name as ClientMessageId;
const entry = (name: string) => ({ clientMessageId: id(name), text: name, at: 1, failed: false });
const ids = (outbox: Outbox) => outbox.map(({ clientMessageId }) => clientMessageId);

describe('outbox', () => {
  const three = ['a', 'b', 'c'].reduce<Outbox>((outbox, name) => withEntry(outbox, entry(name)), []);

  it('sends in the order it was written', () => {
    expect(nextToSend(three)?.clientMessageId).toBe('a');
    expect(nextToSend(without(three, id('a')))?.clientMessageId).toBe('b');
  });
  it('passes over what a person has to decide about', () => {
    expect(nextToSend(withFailure(three, id('a'), true))?.clientMessageId).toBe('b');
  });
  it('puts what is tried again at the end, once', () => {
    expect(ids(withEntry(three, entry('a')))).toEqual(['b', 'c', 'a']);
  });
  it('survives being written down', () => expect(readOutbox(writeOutbox(three))).toEqual(three));
  it.each([null, '', 'null', '{}', '[', '[null, 3, {"clientMessageId": 1}]'])('reads %o as empty', (written) => {
    expect(readOutbox(written)).toEqual([]);
  });
  it('waits out what passes and asks a person about the rest', () => {
    for (const code of ['unavailable', 'rate_limited', 'conflict', 'unauthorized'] as const)
      expect(passesByItself(code)).toBe(true);
    for (const code of ['closed', 'too_large', 'bad_request', 'forbidden', 'not_found'] as const)
      expect(passesByItself(code)).toBe(false);
  });
});
