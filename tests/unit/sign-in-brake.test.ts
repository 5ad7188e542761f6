/** Who is slowed down by wrong passwords: the one who guesses, not the one who is guessed at. */
import { expect, test } from 'vitest';
import { createSignInBrake } from '../../server/http/sign-in-brake.ts';

const ANNA = 'anna@demo.lotse';

test('one person at one address is stopped after eight tries', async () => {
  const brake = createSignInBrake();
  for (let tries = 0; tries < 8; tries += 1) expect(await brake.take('203.0.113.5', ANNA)).toBeUndefined();
  expect(await brake.take('203.0.113.5', ANNA)).toBeGreaterThan(0);
});

test('a stranger who hammers on from one address locks nobody else out of that account', async () => {
  const brake = createSignInBrake();
  for (let tries = 0; tries < 150; tries += 1) await brake.take('203.0.113.5', ANNA);
  expect(await brake.take('198.51.100.7', ANNA)).toBeUndefined();
});

test('one person who keeps trying does not lock out the office behind the same address', async () => {
  const brake = createSignInBrake();
  for (let tries = 0; tries < 150; tries += 1) await brake.take('203.0.113.5', ANNA);
  expect(await brake.take('203.0.113.5', 'jonas@demo.lotse')).toBeUndefined();
});

test('many accounts tried from one address are stopped as a whole', async () => {
  const brake = createSignInBrake();
  for (let tries = 0; tries < 60; tries += 1) await brake.take('203.0.113.5', `agent-${tries}@demo.lotse`);
  expect(await brake.take('203.0.113.5', 'another@demo.lotse')).toBeGreaterThan(0);
});

test('many addresses at one account are stopped as a whole', async () => {
  const brake = createSignInBrake();
  for (let tries = 0; tries < 100; tries += 1) await brake.take(`198.51.100.${tries}`, ANNA);
  expect(await brake.take('203.0.113.5', ANNA)).toBeGreaterThan(0);
});
