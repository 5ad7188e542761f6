/** Axe finds nothing serious on what visitors and agents see, in light and dark, at desktop and phone width. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentAt, type AgentAtDesk } from '../../support/agent-at-desk.ts';
import { seriousFindings } from '../../support/axe.ts';
import { openPerson, takePicture, type Person } from '../../support/chromium.ts';
import { startLotseServer, type LotseServer } from '../../support/lotse-server.ts';
import { visitorAt, type VisitorAtPage } from '../../support/visitor-at-page.ts';

const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

describe.each(LOOKS)('$colorScheme at $viewport.width', ({ colorScheme, viewport }) => {
  let server: LotseServer;
  let agentPerson: Person;
  let visitorPerson: Person;
  let agent: AgentAtDesk;
  let visitor: VisitorAtPage;

  beforeAll(async () => {
    server = await startLotseServer();
    agentPerson = await openPerson({ colorScheme, viewport: { width: 1440, height: 900 } });
    agent = agentAt(agentPerson.page);
    visitorPerson = await openPerson({ colorScheme, viewport });
    visitor = visitorAt(visitorPerson.page);
  });
  afterAll(async () => {
    await visitorPerson?.close();
    await agentPerson?.close();
    await server?.stop();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await takePicture(visitor.page, 'failed-visitor');
    await takePicture(agent.page, 'failed-agent');
  });

  const look = async (person: Person, what: string) => {
    await takePicture(person.page, `accessible-${colorScheme}-${what}`);
    expect(await seriousFindings(person.page), what).toEqual([]);
  };

  it('signing in and the empty desk', async () => {
    await agent.page.goto(`${server.url}/console/`);
    await agent.button('Anmelden').waitFor();
    await look(agentPerson, 'sign-in');
    await agent.signIn(server.url, 'mira@demo.lotse');
    await look(agentPerson, 'desk-empty');
  });

  it('home, code and message form of the widget', async () => {
    await visitor.page.goto(`${server.url}/demo/help.html`);
    await visitor.open();
    await visitor.button(/Ich bin am Telefon/).waitFor();
    await look(visitorPerson, 'home');
    await visitor.button(/Ich bin am Telefon/).click();
    await visitor.code();
    await look(visitorPerson, 'code');
    await visitor.button('Zurück').click();
    await visitor.button(/Nachricht hinterlassen/).click();
    await visitor.button('Nachricht senden').click();
    await visitor.page.getByText('Bitte prüfen Sie die E-Mail-Adresse', { exact: false }).first().waitFor();
    await look(visitorPerson, 'message-form');
    await visitor.button('Zurück').click();
  });

  it('a conversation on both sides', async () => {
    await visitor.button(/Mit uns schreiben/).click();
    await visitor.say('Moin!');
    await agent.openConversation();
    await agent.say('Moin, wie kann ich helfen?');
    await visitor.sees('Moin, wie kann ich helfen?').waitFor();
    await look(visitorPerson, 'chat');
    await look(agentPerson, 'conversation');
  });

  it('consent, the shared page and the call', async () => {
    await agent.button('Seite ansehen').first().click();
    await agent.button('Um Erlaubnis bitten').click();
    await visitor.button('Ja, ansehen lassen').waitFor();
    await look(visitorPerson, 'consent');
    await visitor.button('Ja, ansehen lassen').click();
    await visitor.watchBar().waitFor();
    await agent.button('Anrufen').first().click();
    await visitor.button('Mit Kamera und Mikrofon').waitFor();
    await look(visitorPerson, 'consent-call');
    await visitor.button('Mit Kamera und Mikrofon').click();
    await visitor.button('Gespräch beginnen').waitFor();
    await look(visitorPerson, 'lobby');
    await visitor.button('Gespräch beginnen').click();
    await visitor.button('Auflegen').waitFor();
    await agent.button('Auflegen').waitFor();
    await look(visitorPerson, 'call');
    await look(agentPerson, 'page-and-call');
    await visitor.button('Auflegen').click();
  });

  it('live visitors, phone case and the command palette', async () => {
    await agent.button('Besucher').click();
    await agent.page
      .getByText('Personen auf der Website')
      .or(agent.page.getByText('1 Person auf der Website'))
      .first()
      .waitFor();
    await look(agentPerson, 'visitors');
    await agent.page.keyboard.press('Control+k');
    await agent.page.getByPlaceholder('Gespräch, Besucher, Fall oder Befehl …').waitFor();
    await look(agentPerson, 'palette');
    await agent.page.keyboard.press('Escape');
    await agent.button('Posteingang').click();
    await agent.openPhoneCase('+49 40 123456', 'Frau Maier', 'Rückfrage');
    await look(agentPerson, 'phone-case');
    await agent.signOut();
  });

  it('settings', async () => {
    await agent.signIn(server.url, 'admin@demo.lotse');
    await agent.button('Einstellungen').click();
    for (const room of ['Berater', 'Websites', 'Radar-Regeln']) {
      await agent.page.getByRole('tab', { name: room }).or(agent.button(room)).first().click();
      await look(agentPerson, `settings-${room}`);
    }
  });
});
