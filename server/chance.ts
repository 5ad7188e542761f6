/** Random ids, secrets and numbers from the system's secure source. */
import { randomBytes, randomInt } from 'node:crypto';
import { nanoid } from 'nanoid';
import type { Chance } from './app/ports.ts';

export const secureChance: Chance = {
  id: <T extends string>() => nanoid() as T,
  secret: () => randomBytes(32).toString('base64url'),
  integer: (below) => randomInt(below),
};
