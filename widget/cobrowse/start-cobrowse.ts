import type { App, Feature } from '../app.ts';
export function startCobrowse(_app: App): Feature {
  return { stop() {} };
}
