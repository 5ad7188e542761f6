/** What the visitor chose of their devices, so that the next page of the same call starts alike. */
import type { ChosenDevices } from '../../shared/call/open-devices.ts';
import { keptInTab } from '../env.ts';

export type KeptDevices = {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly chosen: ChosenDevices;
};
const KEY = 'lotse.devices';
const FIRST: KeptDevices = { microphone: true, camera: true, chosen: {} };

export function keptDevices(): KeptDevices {
  try {
    const kept = JSON.parse(keptInTab.get(KEY) ?? '{}') as Partial<KeptDevices>;
    return { ...FIRST, ...kept };
  } catch {
    return FIRST;
  }
}
export const keepDevices = (devices: Partial<KeptDevices>): void =>
  keptInTab.set(KEY, JSON.stringify({ ...keptDevices(), ...devices }));
