/** Real Chromium with a fresh profile: one call a person. Microphone and camera are Chromium's own fakes. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];
/** A person who waits longer than this gives up. */
const ACTION_LIMIT_MS = 20_000;
const PLACES = [
  process.env['CHROMIUM_BIN'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export type Person = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything that went wrong in this person's pages: uncaught errors and console errors. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
};
export type PersonOptions = {
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { width: number; height: number };
  /** A screen that hears fingers. */
  readonly hasTouch?: boolean;
  /** More of Chromium's flags. */
  readonly flags?: readonly string[];
  /** With the back/forward cache, as people have it; the driver switches it off otherwise. */
  readonly keepsPages?: boolean;
};

/** People share a browser where its flags are the same, each with a fresh profile: to start one takes longer than many a test. */
const browsers = new Map<string, { readonly started: Promise<Browser>; people: number }>();

export async function openPerson(options: PersonOptions = {}): Promise<Person> {
  const { browser, leave } = await enterBrowser(options);
  const context = await browser.newContext({
    locale: options.locale ?? 'de-DE',
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport ?? { width: 1440, height: 900 },
    hasTouch: options.hasTouch ?? false,
  });
  context.setDefaultTimeout(ACTION_LIMIT_MS);
  const complaints: string[] = [];
  const listen = (page: Page) => {
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (line) => line.type() === 'error' && complaints.push(`${page.url()}: ${line.text()}`));
  };
  context.on('page', listen);
  const page = context.pages()[0] ?? (await context.newPage());
  listen(page);
  return {
    context,
    page,
    complaints,
    close: async () => {
      await context.close();
      await leave();
    },
  };
}

async function enterBrowser({ flags = [], keepsPages = false }: PersonOptions) {
  const key = JSON.stringify([flags, keepsPages]);
  const shared = browsers.get(key) ?? {
    started: chromium.launch({
      executablePath: findChromium(),
      args: [...FLAGS, ...flags],
      ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
      headless: true,
    }),
    people: 0,
  };
  browsers.set(key, shared);
  shared.people += 1;
  const leave = async () => {
    shared.people -= 1;
    if (shared.people > 0) return;
    browsers.delete(key);
    await (await shared.started).close();
  };
  return { browser: await shared.started, leave };
}

function findChromium(): string {
  const found = PLACES.find((place) => place && existsSync(place));
  if (!found) throw new Error('Chromium is missing: apt-get install chromium, or set CHROMIUM_BIN');
  return found;
}

/** A picture for whoever looks at a failing run; the folder is printed by the runner. */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = process.env['LOTSE_PICTURES'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
