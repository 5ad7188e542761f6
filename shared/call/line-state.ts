/** The state of the line as one word, from the states of the transports that make it up. */
export type LineState = 'connected' | 'disconnected' | 'failed';
type TransportState = 'new' | 'connecting' | 'connected' | 'failed' | 'disconnected' | 'closed';

/** A transport that never had anything to carry (`new`) or is still connecting says nothing against the line. */
export function mergeStates(states: readonly TransportState[]): LineState {
  if (states.some((state) => state === 'failed')) return 'failed';
  return states.some((state) => state === 'disconnected') ? 'disconnected' : 'connected';
}
