/**
 * A visitor's browser in the wrong hands: forged page frames over the real server into the real console of an agent who said yes to
 * seeing the page, beside a machine in the agent's own network that writes down who calls.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createPageEncoder } from '../../../shared/page/codec.ts';
import type { VisitorWelcome } from '../../../shared/protocol/handshake.ts';
import { encodePageFrame, type PageFrameHeader } from '../../../shared/protocol/page-frame.ts';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, type Person } from '../../support/chromium.ts';
import { startTestServer, stopEverything, type TestServer } from '../../support/running-server.ts';
import type { TestSocket } from '../../support/test-socket.ts';

export type HostileVisitor = {
  readonly server: TestServer;
  readonly socket: TestSocket & { readonly welcome: VisitorWelcome };
  readonly agent: AgentAtDesk;
  readonly person: Person;
  readonly neighbourUrl: string;
  /** Who called at the neighbour's. */
  readonly calls: readonly string[];
  /** Requests of the console's browser that carry the mark of the attack, and the cookies they took along. */
  readonly marked: readonly { url: string; cookie: string | undefined }[];
  /** Pages and dialogs that opened. */
  readonly opened: readonly string[];
  /** A snapshot begins a new picture. */
  sendFrame(kind: 'snapshot' | 'delta', events: readonly unknown[]): Promise<void>;
  /** As it is, whatever it is. */
  sendPayload(kind: 'snapshot' | 'delta', payload: Uint8Array): void;
  close(): Promise<void>;
};

export async function openHostileVisitor(): Promise<HostileVisitor> {
  const calls: string[] = [];
  const marked: { url: string; cookie: string | undefined }[] = [];
  const opened: string[] = [];
  const neighbour = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end();
  });
  neighbour.listen(0, '127.0.0.1');
  await once(neighbour, 'listening');
  const server = await startTestServer();
  const person = await openPerson();
  person.context.on('page', (page) => opened.push(page.url()));
  person.page.on('dialog', (dialog) => {
    opened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  person.context.on('request', async (request) => {
    if (!request.url().includes('hostile')) return;
    const headers = await request.allHeaders().catch(() => ({}) as Record<string, string>);
    marked.push({ url: request.url(), cookie: headers['cookie'] });
  });
  const agent = agentAt(person.page);
  await agent.signIn(server.url, 'anna@demo.lotse');
  const socket = await server.visitor();
  await socket.ask('chat:start', { clientMessageId: 'm-1', text: '<img src=x onerror=document.title=1>' });
  await agent.openConversation();
  await agent.button('Seite ansehen').first().click();
  await agent.button('Um Erlaubnis bitten').click();
  const { ask } = await socket.next<{ ask: { askId: string } }>('consent:changed', (body) => body.ask !== null);
  const answer = { askId: ask.askId, answer: 'yes', send: [], textVersion: 1, locale: 'de' };
  await socket.ask('consent:answer', answer);

  const encoder = createPageEncoder();
  let epoch = 0;
  let seq = 0;
  const sendPayload = (kind: 'snapshot' | 'delta', payload: Uint8Array) => {
    if (kind === 'snapshot') epoch += 1;
    seq = kind === 'snapshot' ? 0 : seq + 1;
    const header: PageFrameHeader = { kind, tab: socket.welcome.tab, epoch, seq };
    socket.send('page:frame', Buffer.from(encodePageFrame(header, payload)));
  };
  return {
    server,
    socket,
    agent,
    person,
    neighbourUrl: `http://127.0.0.1:${(neighbour.address() as { port: number }).port}`,
    calls,
    marked,
    opened,
    sendPayload,
    sendFrame: async (kind, events) => sendPayload(kind, await encoder.encode(kind, events)),
    async close() {
      await person.close();
      await stopEverything();
      neighbour.close();
    },
  };
}

/** A page of these children of its body, as a recorder tells it. */
export function snapshotOf(body: readonly unknown[], head: readonly unknown[] = []): unknown[] {
  const element = (id: number, tagName: string, childNodes: readonly unknown[]) => ({
    type: 2,
    id,
    tagName,
    attributes: {},
    childNodes,
  });
  const html = element(3, 'html', [element(2, 'head', head), element(4, 'body', body)]);
  return [
    { type: 4, timestamp: 1, data: { href: '', width: 800, height: 600 } },
    {
      type: 2,
      timestamp: 1,
      data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { top: 0, left: 0 } },
    },
  ];
}
