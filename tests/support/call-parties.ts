/** The demo shop with a visitor and Anna in a conversation, ready to talk, and whoever else comes into it. */
import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { agentAt, type AgentAtDesk } from './agent-at-desk.ts';
import { openPerson, takePicture, type Person, type PersonOptions } from './chromium.ts';
import { startFailoverProxy, type FailoverProxy } from './failover-proxy.ts';
import { startLotseServer, type LotseServer } from './lotse-server.ts';
import { startLossyRelay, type LossyRelay } from './lossy-relay.ts';
import { loudness, remotePictures } from './media-probe.ts';
import { visitorAt, type VisitorAtPage } from './visitor-at-page.ts';
import { allowOrigins } from './site-settings.ts';

/** A busy machine takes its time for a first picture. */
const FIRST_PICTURE_MS = 60_000;

export type CallParties = {
  readonly server: LotseServer;
  /** Anna's and the visitor's way to the server, except for media, where it can be cut. */
  readonly line: FailoverProxy;
  /** Everybody's way to the media worker over UDP, when `media` asked for it. */
  readonly relay: LossyRelay;
  readonly visitor: VisitorAtPage;
  readonly anna: AgentAtDesk;
  /** One more agent, signed in. */
  open(email: string): Promise<AgentAtDesk>;
  /** Anna asks, the visitor says yes to everything. */
  talk(): Promise<void>;
  /** Everybody's window as it is now. */
  takePictures(name: string): Promise<void>;
  close(): Promise<void>;
};
export type PartiesOptions = {
  readonly person?: PersonOptions;
  /** Runs in every page before anything else. */
  readonly script?: string;
  /** Everybody comes through `line`. */
  readonly canBeCut?: boolean;
  /** UDP goes through `relay`, which can lose it; with `relayed-udp` there is no TCP to fall back on. */
  readonly media?: 'direct' | 'relayed' | 'relayed-udp';
};

export async function openCallParties({
  person = {},
  script,
  canBeCut,
  media = 'direct',
}: PartiesOptions = {}): Promise<CallParties> {
  const server = await startLotseServer();
  const line = await startFailoverProxy([server.port]);
  const relay = await startLossyRelay(server.mediaPort);
  const scripts = [script, media !== 'direct' && relay.script(media === 'relayed-udp')];
  const url = canBeCut ? line.url : server.url;
  const people: { readonly name: string; readonly person: Person }[] = [];

  async function enter(name: string): Promise<Page> {
    const opened = await openPerson(person);
    people.push({ name, person: opened });
    for (const each of scripts) if (each) await opened.context.addInitScript(each);
    return opened.page;
  }
  async function open(email: string): Promise<AgentAtDesk> {
    const agent = agentAt(await enter(email.split('@')[0] ?? email));
    await agent.signIn(url, email);
    return agent;
  }
  async function close(): Promise<void> {
    for (const { person: each } of people) await each.close();
    await line.close();
    await relay.close();
    await server.stop();
  }

  if (canBeCut) await allowOrigins(server.url, [url]);
  const anna = await open('anna@demo.lotse');
  const visitor = visitorAt(await enter('visitor'));
  await visitor.page.goto(`${url}/demo/contact.html`);
  await visitor.open();
  await visitor.button(/Mit uns schreiben/).click();
  await visitor.say('Können wir kurz sprechen?');
  await anna.openConversation();
  await visitor.log().getByText('Anna Petersen ist jetzt da').waitFor();
  return {
    server,
    line,
    relay,
    visitor,
    anna,
    open,
    talk: async () => {
      await anna.button('Anrufen').first().click();
      await visitor.talk();
    },
    takePictures: async (name) => {
      for (const { name: who, person: each } of people) await takePicture(each.page, `${name}-${who}`);
    },
    close,
  };
}

/** As many pictures of others as `others` move on, and something is heard. */
export async function expectToSeeAndHear(page: Page, others: number): Promise<void> {
  const moving = async () => (await remotePictures(page)).filter(({ frames }) => frames > 10).length;
  await expect.poll(moving, { timeout: FIRST_PICTURE_MS }).toBe(others);
  const before = await remotePictures(page);
  const goOn = async () =>
    (await remotePictures(page)).filter(
      // A picture may be a new one by now: it begins to count anew.
      ({ track, frames }) => frames > (before.find((each) => each.track === track)?.frames ?? 0) + 5,
    ).length;
  await expect.poll(goOn, { timeout: FIRST_PICTURE_MS }).toBe(others);
  await expect.poll(() => loudness(page), { timeout: FIRST_PICTURE_MS }).toBeGreaterThan(0.01);
}
