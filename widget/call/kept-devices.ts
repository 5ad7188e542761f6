/** Which of their devices the visitor has on, so that the next page of the same call starts alike. */
import { keptInTab } from '../env.ts';

export type KeptDevices = { readonly microphone: boolean; readonly camera: boolean };
const KEY = 'lotse.devices';

/** Written as the names of those that are off. */
export function keptDevices(): KeptDevices {
  const off = keptInTab.get(KEY) ?? '';
  return { microphone: !off.includes('microphone'), camera: !off.includes('camera') };
}
export const keepDevices = ({ microphone, camera }: KeptDevices): void =>
  keptInTab.set(KEY, [microphone ? '' : 'microphone', camera ? '' : 'camera'].join(' '));
