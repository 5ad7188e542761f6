/**
 * The link to the server: connects, says hello, comes back after every loss, and answers requests as values. It knows no
 * message's meaning; nothing is sent before hello was answered, and nothing is kept for later.
 */
import { backOffMs } from '../../shared/client/back-off.ts';
import type { Ack, WireError } from '../../shared/protocol/errors.ts';
import type { VisitorWelcome } from '../../shared/protocol/handshake.ts';
import { REQUEST_TIMEOUT_MS } from '../../shared/protocol/limits.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { VisitorDown, VisitorUp } from '../../shared/protocol/visitor.ts';
import type { Body, NotificationName, Reply, RequestName } from '../../shared/protocol/wire.ts';
import { after, chance, kept, listen, type Cancel } from '../env.ts';
import type { LinkState } from '../state/widget-state.ts';
import { afterRefusal } from './after-refusal.ts';
import { createListeners } from './listeners.ts';
import { chooseWire } from './choose-wire.ts';
import type { OpenWire, Wire } from './wire.ts';

const PAUSES = { firstMs: 500, maxMs: 5_000 };
/** The first tries fail quickly on a flaky network; only then do we say that nobody can be reached. */
const TRIES_BEFORE_UNAVAILABLE = 3;
const TOKEN_KEY = 'lotse';

export type Connection = {
  start(): void;
  /** Never rejects: a lost or slow server is `{code: 'unavailable'}`. */
  request<K extends RequestName<VisitorUp>>(name: K, body: Body<VisitorUp, K>): Promise<Ack<Reply<VisitorUp, K>>>;
  /** Sent now or never. */
  notify<K extends NotificationName<VisitorUp>>(name: K, body: Body<VisitorUp, K>): void;
  on<K extends keyof VisitorDown & string>(name: K, run: (body: Body<VisitorDown, K>) => void): Cancel;
  onBytes(name: 'page:pointer', run: (bytes: Uint8Array) => void): Cancel;
  /** False when it was not sent. */
  sendBytes(name: 'page:frame', bytes: Uint8Array): boolean;
  /** What has not yet been handed to the network. */
  waitingBytes(): number;
  /** Forgets who this visitor was and comes back as somebody new. */
  forget(): void;
  stop(): void;
};
export type ConnectionWishes = {
  readonly base: string;
  readonly siteKey: string;
  hello(): Body<VisitorUp, 'visitor:hello'>;
  onWelcome(welcome: VisitorWelcome): void;
  onLink(link: LinkState): void;
  /** Every fault in what a message starts ends here. */
  guard<A extends unknown[]>(run: (...args: A) => unknown): (...args: A) => void;
};

const UNREACHABLE: { ok: false; error: WireError } = { ok: false, error: { code: 'unavailable' } };

export function createConnection({ base, siteKey, hello, onWelcome, onLink, guard }: ConnectionWishes): Connection {
  const url = new URL('socket.io/', base);
  const listeners = createListeners(guard);
  const wires = chooseWire();
  let wire: Wire | undefined;
  /** What this connection said who we are. */
  let said: string | null = null;
  let isReady = false;
  let wasOnline = false;
  let isOver = false;
  let failures = 0;
  let cancelRetry: Cancel | undefined;

  async function connect(): Promise<void> {
    const open = await wires.next();
    if (isOver || wire) return;
    try {
      wire = openWire(open);
    } catch {
      // Some browsers throw where others only fail to connect (an insecure address, a content policy).
      wires.closed(false);
      again();
    }
  }
  function openWire(open: OpenWire): Wire {
    const token = (said = kept.get(TOKEN_KEY));
    const mine = open(
      url,
      { protocol: PROTOCOL_VERSION, site: siteKey, ...(token ? { token } : {}) },
      {
        opened: guard(() => greet(mine)),
        closed: guard((hadContact) => {
          wires.closed(hadContact);
          again();
        }),
        refused: guard((error) => (error?.code ? refused(error) : again())),
        event: (name, body) => isReady && listeners.tell(name, body),
      },
    );
    return mine;
  }
  function leave(): void {
    cancelRetry?.();
    isReady = false;
    wire?.close();
    wire = undefined;
  }
  function again(pauseMs = backOffMs(failures, chance(), PAUSES)): void {
    leave();
    if (isOver) return;
    failures += 1;
    if (wasOnline) onLink('lost');
    else if (failures >= TRIES_BEFORE_UNAVAILABLE) onLink('unavailable');
    cancelRetry = after(pauseMs, () => void connect());
  }
  function refused(error: WireError): void {
    const next = afterRefusal(error);
    if (next.forgetToken) kept.drop(TOKEN_KEY);
    if (!next.end) return again(next.pauseMs);
    isOver = true;
    leave();
    onLink(next.end);
  }
  async function greet(mine: Wire): Promise<void> {
    const answer = (await ask(mine, 'visitor:hello', hello())) as Ack<VisitorWelcome>;
    if (wire !== mine) return;
    if (!answer.ok) return refused(answer.error);
    const held = kept.get(TOKEN_KEY);
    // Another tab of a first visit was faster: we are who it is.
    if (held !== null && held !== said) return again(0);
    failures = 0;
    isReady = true;
    wasOnline = true;
    kept.set(TOKEN_KEY, answer.data.token);
    onWelcome(answer.data);
    onLink('online');
  }
  async function ask(on: Wire, name: string, body: unknown): Promise<Ack<never>> {
    try {
      return (await on.ask(name, body, REQUEST_TIMEOUT_MS)) as Ack<never>;
    } catch {
      // A wire that looks open but answers nothing is dead: do not wait for its ping to say so.
      if (wire === on) again();
      return UNREACHABLE;
    }
  }
  const hurry = () => {
    if (isReady || isOver) return;
    failures = 0;
    again(0);
  };
  const cancels = [
    listen(globalThis, 'online', hurry),
    // An open socket would keep the page out of the browser's back/forward cache.
    listen(globalThis, 'pagehide', leave),
    listen<PageTransitionEvent>(globalThis, 'pageshow', (event) => event.persisted && hurry()),
  ];

  return {
    start: () => void connect(),
    request: (name, body) => (isReady && wire ? ask(wire, name, body) : Promise.resolve(UNREACHABLE)),
    notify: (name, body) => void (isReady && wire?.emit(name, body)),
    on: listeners.on as Connection['on'],
    onBytes: listeners.on as Connection['onBytes'],
    sendBytes(name, bytes) {
      if (!isReady || !wire) return false;
      wire.emitBytes(name, bytes);
      return true;
    },
    waitingBytes: () => wire?.waitingBytes() ?? 0,
    forget() {
      kept.drop(TOKEN_KEY);
      again(0);
    },
    stop() {
      isOver = true;
      leave();
      for (const cancel of cancels) cancel();
    },
  };
}
