/** Calls the agent's attention: a soft two-note sound when something new waits. Off until switched on. */
import { signal } from '@preact/signals';
import type { DeskConversation, Message } from '../../shared/protocol/chat.ts';
import { desk } from '../desk.ts';
import { isIn } from '../desk-lists.ts';
import * as env from '../env.ts';
import { route } from '../view.ts';

const KEY = 'lotse.sound';
export const isSoundOn = signal(env.readStored('local', KEY) === true);
export function setSound(on: boolean): void {
  isSoundOn.value = on;
  env.store('local', KEY, on);
  if (on) ring();
}

export function conversationArrived(conversation: DeskConversation): void {
  const state = desk.value;
  if (!state || state.status === 'away') return;
  const before = state.conversations.get(conversation.conversationId);
  const isNewToMe = conversation.state === 'queued' && before?.state !== 'queued';
  const becameMine =
    conversation.state === 'assigned' &&
    conversation.agentId === state.me.agentId &&
    before?.agentId !== state.me.agentId &&
    before?.state !== 'queued';
  if (isNewToMe || becameMine) ringIfOn();
}

export function messageArrived(message: Message): void {
  const { value } = route;
  const isOpen = value.room === 'conversation' && value.conversationId === message.conversationId;
  const state = desk.value;
  const conversation = state?.conversations.get(message.conversationId);
  const isMine = state !== null && conversation !== undefined && isIn(state, conversation);
  if (message.author.kind === 'visitor' && isMine && !(isOpen && env.isVisible())) ringIfOn();
}

export function askedInArrived(): void {
  if (desk.value?.status !== 'away') ringIfOn();
}

const ringIfOn = () => isSoundOn.value && ring();

let audio: AudioContext | undefined;
function ring(): void {
  audio ??= new AudioContext();
  const start = audio.currentTime;
  for (const [index, hertz] of [660, 880].entries()) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = start + index * 0.14;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.08, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.32);
  }
}
