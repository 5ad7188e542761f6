import { describe } from 'vitest';
import { createLocalLeases } from '../../server/bus/local-leases.ts';
import { leasesContract } from './leases.contract.ts';

describe('leases in one process', () => {
  leasesContract(async () => {
    let now = 1_000;
    const leases = createLocalLeases({ now: () => now });
    const letPass = (ms: number) => {
      now += ms;
    };
    return { two: [leases, leases], letPass, close: async () => {} };
  });
});
