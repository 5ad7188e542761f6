/** Time limits of calls and of the nodes that carry them, with unit and reason. */

/** How long a call waits for anybody to come back, in ms: a reload, a tunnel, a moved room. */
export const CALL_EMPTY_MS = 60_000;
/** How long another node may take to answer for a room, in ms; beyond it the call is better off elsewhere. */
export const ROOM_ANSWER_MS = 2_000;
/** How often a node shows that it lives and looks after its calls, in ms, and how long that holds: three beats. */
export const NODE_BEAT_MS = 2_000;
export const NODE_LEASE_MS = 6_000;
/** How long a node that stops keeps rooms for people who are on their way to another node, in ms: longer than a browser bridges. */
export const MOVED_WITHIN_MS = 6_000;
export const LOOK_EVERY_MS = 100;
