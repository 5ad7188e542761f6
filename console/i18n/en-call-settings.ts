/** English words on what a site says about calls. */
import type { deCallSettings } from './de-call-settings.ts';

export const enCallSettings: Record<keyof typeof deCallSettings, string> = {
  'call_settings.title': 'Video calls',
  'call_settings.visitor': 'Visitors may ask for a call',
  'call_settings.visitor_hint': 'The chat then has a button for it. The call begins only when the agent takes it.',
  'call_settings.listen': 'Supervisors may listen',
  'call_settings.listen_hint': 'Everybody in the call sees who listens. Check first that your law allows it.',
  'call_settings.camera': 'Camera, at most kbit/s',
  'call_settings.screen': 'Screen, at most kbit/s',
  'call_settings.at_once': 'Calls at the same time',
  'call_settings.at_once_hint': '0: no video calls',
  'call_settings.wrong': 'A whole number from {least} to {most}.',
};
