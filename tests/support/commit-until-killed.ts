/**
 * A program for tests that kill it: writes messages to the embedded database in the folder it is given, from several senders,
 * and prints a line for each one only after it was acknowledged.
 */
import { openStore } from '../../server/store/open-store.ts';
import { commitAll, put } from './commit-all.ts';
import { sample, sampleMessage } from './sample-records.ts';
import { createSilentLog } from './silent-log.ts';

const SENDERS = 20;
const CONVERSATIONS = 3;

const folder = process.argv[2];
if (!folder) throw new Error('Which folder?');
const store = await openStore({ dataFolder: folder }, createSilentLog());
for (let number = 0; number < CONVERSATIONS; number += 1) {
  await commitAll(store, put('conversation', sample('conversation', `c${number}`, { visitorId: `v${number}` })));
}
process.stdout.write('ready\n');

async function send(sender: number): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const message = sampleMessage(`c${sender % CONVERSATIONS}`, `s${sender}-${turn}`);
    const { messages } = await commitAll(store, { message, conversationVersion: 1 });
    process.stdout.write(`${message.conversationId} ${messages[0]?.message.seq} ${message.clientMessageId}\n`);
  }
}
await Promise.all(Array.from({ length: SENDERS }, (_, sender) => send(sender)));
