import type { App, Feature } from '../app.ts';
export function startCall(_app: App): Feature {
  return { stop() {} };
}
