/** The session code a caller reads aloud, typed by people in a hurry: signs one by one, corrected at once, answers late and out of order. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';
import { CODE_ALPHABET } from '../../../shared/protocol/case.ts';
import { holdAnswers, type HeldAnswers } from './hold-answers.ts';

let server: LotseServer;
let agentPerson: Person;
let agent: AgentAtDesk;
let answers: HeldAnswers;
let caller: VisitorAtPage;
let callerPerson: Person;

beforeAll(async () => {
  server = await startLotseServer();
  agentPerson = await openPerson();
  agent = agentAt(agentPerson.page);
  answers = await holdAnswers(agent.page);
  await agent.signIn(server.url, 'anna@demo.lotse');
});
afterAll(async () => {
  await agentPerson?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await takePicture(agent.page, 'failed-phone-code');
  await callerPerson.close();
});

/** Calls, and reads the code from the page; the agent can type at once. */
async function aCaller(name: string): Promise<string> {
  callerPerson = await openPerson({ viewport: { width: 390, height: 844 } });
  caller = visitorAt(callerPerson.page);
  await caller.page.goto(`${server.url}/demo/`);
  await caller.open();
  await caller.button(/Ich bin am Telefon/).click();
  const code = await caller.code();
  await agent.openPhoneCase('+49 40 123456', name, 'Zelt');
  await expect.poll(() => field().evaluate((element) => element === document.activeElement)).toBe(true);
  return code;
}
const field = () => agent.page.getByLabel('Code des Anrufers');
const isLinked = () => caller.page.getByRole('heading', { name: 'Sie sind verbunden mit Anna Petersen.' }).waitFor();

it('keeps every sign while a note is written into the case between them', async () => {
  const code = await aCaller('Frau Maier');
  const half = code.slice(0, 4);
  await agent.page.keyboard.type(half);
  await agent.page.getByLabel('Notiz').fill('Ruft aus dem Urlaub an');
  await agent.page.getByLabel('Notiz').press('Control+Enter');
  await agent.page.locator('.history').getByText('Ruft aus dem Urlaub an').waitFor();
  expect(await field().inputValue()).toBe(half);
  await field().press('End');
  await agent.page.keyboard.type(code.slice(4).toLowerCase());
  await isLinked();
});

it('takes a sign corrected while the answer to the wrong code is still on its way', async () => {
  const code = await aCaller('Herr Kurz');
  const last = code.at(-1) ?? '';
  const other = [...CODE_ALPHABET].find((sign) => sign !== last) ?? '';
  answers.hold('code:redeem');
  await agent.page.keyboard.type(code.slice(0, -1) + other);
  await expect.poll(answers.count).toBe(1);
  await agent.page.keyboard.press('Backspace');
  await agent.page.keyboard.type(last);
  answers.letGo();
  await isLinked();
});

it('stays linked when an older answer about the case comes last', async () => {
  answers.hold('case:get');
  const code = await aCaller('Frau Spät');
  await expect.poll(answers.count).toBeGreaterThan(0);
  await agent.typeCode(code);
  await isLinked();
  await agent.composer().waitFor();
  answers.letGo();
  // What the late answer alone knows: only when it stands there has the answer been taken in.
  await agent.page.locator('.history').getByText('Zelt').waitFor();
  await agent.composer().waitFor();
  expect(await field().count()).toBe(0);
});
