/** A network that lets no UDP through, as in many offices: the call goes over TCP. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { KEEP_CONNECTIONS, protocolsInUse } from '../../support/call-lines.ts';
import { expectToSeeAndHear, openCallParties, type CallParties } from '../../support/call-parties.ts';

let parties: CallParties;

beforeAll(async () => {
  parties = await openCallParties({
    person: { flags: ['--webrtc-ip-handling-policy=disable_non_proxied_udp'] },
    script: KEEP_CONNECTIONS,
  });
});
afterAll(() => parties?.close());
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await parties.takePictures('tcp-failed');
});

it('carries pictures and voices all the same', async () => {
  const { visitor, anna } = parties;
  await parties.talk();
  for (const { page } of [visitor, anna]) {
    await expectToSeeAndHear(page, 1);
    // One to send, one to receive.
    expect(await protocolsInUse(page)).toEqual(['tcp', 'tcp']);
  }
});
