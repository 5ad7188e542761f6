/** Real Chromium with a fresh profile: one call a person. Microphone and camera are Chromium's own fakes. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

/** Most people of a file share one browser, each with a fresh profile of their own: to start one takes longer than many a test. */
let shared: Promise<Browser> | undefined;
let sharing = 0;

export async function openPerson(options: PersonOptions = {}): Promise<Person> {
  const { context, end } =
    options.flags || options.keepsPages ? await ownBrowser(options) : await sharedBrowser(options);
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
    close: end,
  };
}

async function sharedBrowser(options: PersonOptions) {
  sharing += 1;
  shared ??= chromium.launch({ executablePath: findChromium(), args: FLAGS, headless: true });
  const context = await (await shared).newContext(habits(options));
  const end = async () => {
    await context.close();
    sharing -= 1;
    if (sharing > 0) return;
    const browser = await shared;
    shared = undefined;
    await browser?.close();
  };
  return { context, end };
}

async function ownBrowser(options: PersonOptions) {
  const profile = mkdtempSync(join(tmpdir(), 'lotse-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    args: [...FLAGS, ...(options.flags ?? [])],
    ignoreDefaultArgs: options.keepsPages ? ['--disable-back-forward-cache'] : [],
    headless: true,
    ...habits(options),
  });
  const end = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, end };
}

const habits = (options: PersonOptions) => ({
  locale: options.locale ?? 'de-DE',
  colorScheme: options.colorScheme ?? ('light' as const),
  viewport: options.viewport ?? { width: 1440, height: 900 },
  hasTouch: options.hasTouch ?? false,
});

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
