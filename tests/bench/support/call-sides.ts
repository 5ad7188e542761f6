/** Two calls between two browsers that are measured against each other: our product, and bare mediasoup-client pages on a bare server. */
import type { Page } from 'playwright-core';
import { openCallParties } from '../../support/call-parties.ts';
import { openPerson } from '../../support/chromium.ts';
import { startBareCalls } from './bare-call-server.ts';

export type CallSide = {
  /** Who clicks first, and who is called. */
  readonly pages: readonly [Page, Page];
  /** Up to the one click that begins the call; the answer does it. */
  prepare(): Promise<() => Promise<void>>;
  /** Nobody sees anybody any more. */
  end(): Promise<void>;
  readonly workerPid: number;
  /** The way of the messages, not of media; only ours can be cut. */
  cut(): void;
  restore(): void;
  close(): Promise<void>;
};

export async function openOurCall(): Promise<CallSide> {
  const parties = await openCallParties({ canBeCut: true });
  const { visitor, anna, line } = parties;
  return {
    pages: [visitor.page, anna.page],
    async prepare() {
      await anna.button('Anrufen').first().click();
      await visitor.button('Mit Kamera und Mikrofon').click();
      const begin = visitor.button('Gespräch beginnen');
      await begin.waitFor();
      return () => begin.click();
    },
    async end() {
      await anna.button('Auflegen').click();
      await anna.button('Auflegen').waitFor({ state: 'detached' });
      await visitor.page.locator('section.call').waitFor({ state: 'detached' });
    },
    get workerPid() {
      return parties.server.workerPid();
    },
    cut: () => line.cut(),
    restore: () => line.restore(),
    close: () => parties.close(),
  };
}

export async function openBareCall(): Promise<CallSide> {
  const server = await startBareCalls();
  const people = [await openPerson(), await openPerson()] as const;
  for (const { page } of people) {
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Start' }).waitFor();
  }
  const pages = [people[0].page, people[1].page] as const;
  return {
    pages,
    prepare: async () => () => pages[0].getByRole('button', { name: 'Start' }).click(),
    async end() {
      server.end();
      for (const page of pages) await page.locator('video').waitFor({ state: 'detached' });
    },
    get workerPid() {
      return server.workerPid;
    },
    cut: () => {},
    restore: () => {},
    close: async () => {
      for (const person of people) await person.close();
      await server.close();
    },
  };
}
