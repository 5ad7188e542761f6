/** Every limit of the media rooms, with unit and reason. */

/** Visitor, agent, a specialist, supervisors; more is a conference, not a consultation. */
export const MAX_PEERS = 8;
/** A browser sends two simulcast layers; three is the most any of ours may ever send. */
export const MAX_ENCODINGS = 3;
/** Codecs and header extensions a browser lists after negotiation stay below this; more is somebody trying things. */
export const MAX_LISTED = 100;
/** Where the estimate of a receiver's line begins, in bits per second: a clear picture at once, corrected within seconds. */
export const FIRST_OUTGOING_BPS = 1_000_000;
/** The most one peer may send, in bits per second: camera and screen at their best, and nobody fills the server's line. */
export const MAX_INCOMING_BPS = 3_500_000;
/** Silence on ICE after which a peer counts as gone, in seconds; browsers answer consent checks every five. */
export const ICE_CONSENT_SECONDS = 15;
/** How long a seat that was taken anew may go on, in ms: longer than a browser needs it (5 s and one). */
export const FORMER_SEAT_MS = 7_000;
/** First and longest pause before a dead worker is started again, in ms. */
export const FIRST_RESTART_MS = 250;
export const LONGEST_RESTART_MS = 30_000;
/** A worker that ran this long, in ms, has recovered: its next death starts the pauses anew. */
export const STEADY_MS = 60_000;
/** How many taken ports are passed over before we give up. */
export const MAX_PORTS_TRIED = 50;
