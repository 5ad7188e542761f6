/** The sentences of a call's window. */
import type { Locale } from '../../shared/protocol/site.ts';

const de = {
  listening: (name: string) => `${name} hört zu`,
  screenOf: (name: string) => `Bildschirm von ${name}`,
  audioOnly: 'Schwache Verbindung: Ihr Bild pausiert, der Ton geht vor.',
  good: 'Gute Verbindung',
  fair: 'Mäßige Verbindung',
  poor: 'Schwache Verbindung',
  line: { good: 'gut', fair: 'mäßig', poor: 'schwach' },
  addCamera: 'Kamera dazuschalten',
  addMicrophone: 'Mikrofon dazuschalten',
  connecting: 'Verbinden …',
  reconnecting: 'Verbindung wird wiederhergestellt …',
  waiting: (name: string) => `Warten auf ${name} …`,
  hangUp: 'Auflegen',
  mute: 'Mikrofon aus',
  unmute: 'Mikrofon an',
  cameraOff: 'Kamera aus',
  cameraOn: 'Kamera an',
  noDevice: 'Mikrofon oder Kamera sind nicht erreichbar. Sie sehen und hören trotzdem.',
  failed: 'Der Anruf kam nicht zustande.',
  ended: 'Der Anruf ist beendet.',
  label: (name: string) => `Anruf mit ${name}`,
  self: 'Ihr Bild',
  tapToHear: 'Ton einschalten',
};
export type WindowWords = typeof de;

const en: WindowWords = {
  listening: (name) => `${name} is listening`,
  screenOf: (name) => `${name}’s screen`,
  audioOnly: 'Weak connection: your picture rests, the voice comes first.',
  good: 'Good connection',
  fair: 'Fair connection',
  poor: 'Weak connection',
  line: { good: 'good', fair: 'fair', poor: 'weak' },
  addCamera: 'Add your camera',
  addMicrophone: 'Add your microphone',
  connecting: 'Connecting …',
  reconnecting: 'Reconnecting …',
  waiting: (name) => `Waiting for ${name} …`,
  hangUp: 'Hang up',
  mute: 'Microphone off',
  unmute: 'Microphone on',
  cameraOff: 'Camera off',
  cameraOn: 'Camera on',
  noDevice: 'Microphone or camera cannot be reached. You still see and hear.',
  failed: 'The call could not be made.',
  ended: 'The call has ended.',
  label: (name) => `Call with ${name}`,
  self: 'Your picture',
  tapToHear: 'Turn sound on',
};

export const windowWords = (locale: Locale): WindowWords => (locale === 'de' ? de : en);
