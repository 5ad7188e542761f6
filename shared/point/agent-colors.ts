/**
 * The colours agents of one session are told apart by, in the order of `Grant.color`. They lie on pages nobody here knows, so each
 * reads on light and on dark, and white reads on each; a name stands beside wherever one is used.
 */
export const AGENT_COLOR = ['#2563eb', '#b45309', '#c026d3', '#15803d', '#8347ee', '#dc2626'] as const;

/** `color` is a number of ours or of a frame; what is none of the six is drawn as the first. */
export const agentColor = (color: number): string => AGENT_COLOR[color] ?? AGENT_COLOR[0];
