/** Light, dark, or as the system says. */
import { signal } from '@preact/signals';
import * as env from '../env.ts';

export const SCHEMES = ['auto', 'light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];
const KEY = 'lotse.scheme';

const stored = env.readStored('local', KEY);
export const scheme = signal<Scheme>(SCHEMES.find((known) => known === stored) ?? 'auto');

export function setScheme(to: Scheme): void {
  scheme.value = to;
  env.store('local', KEY, to === 'auto' ? undefined : to);
  showScheme();
}

export function showScheme(): void {
  const { dataset } = document.documentElement;
  if (scheme.value === 'auto') delete dataset['scheme'];
  else dataset['scheme'] = scheme.value;
}
