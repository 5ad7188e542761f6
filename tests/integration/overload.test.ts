/** One visitor, one address, one slow reader: what each can take from everybody else. */
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { RadarClaimed } from '../../shared/protocol/radar.ts';
import type { VisitorConversation } from '../../shared/protocol/chat.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { helloBody, startTestServer, stopEverything, type TestServer } from '../support/running-server.ts';

afterEach(stopEverything);

const FACTS = { 'page.path': '/demo/tariff.html', 'page.seconds': 60 };

async function tariffRule(server: TestServer): Promise<string> {
  const [site] = await server.app.store.sites();
  return site?.rules.find(({ name }) => name === 'Tarif-Formular')?.ruleId ?? '';
}

test('row 23: one address with ever new visitors does not reserve all seats by invitations', async () => {
  const server = await startTestServer();
  const anna = await server.agent('anna@demo.lotse');
  const agents = [anna, await server.agent('jonas@demo.lotse'), await server.agent('mira@demo.lotse')];
  const seats = anna.desk.colleagues.reduce((sum, { seats: own }) => sum + own, 0);
  expect(agents.length).toBe(3);
  const ruleId = await tariffRule(server);
  let shown = 0;
  for (let visitors = 0; visitors < seats + 4; visitors += 1) {
    const visitor = await server.visitor();
    const claimed = await visitor.request<RadarClaimed>('radar:claim', { ruleId, facts: FACTS });
    if (claimed.ok && claimed.data.state === 'shown') shown += 1;
  }
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(seats / 2);
});
