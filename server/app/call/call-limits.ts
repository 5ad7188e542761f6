/** Time limits of calls and of the nodes that carry them, with unit and reason. */

/** How long a call waits for anybody to come back, in ms: a reload, a tunnel, a moved room. */
export const CALL_EMPTY_MS = 60_000;
/** How long another node may take to answer for a room, in ms; beyond it the call is better off elsewhere. */
export const ROOM_ANSWER_MS = 2_000;
/** How often a node shows that it lives and looks after its calls, in ms, and how long that holds: three beats. */
export const NODE_BEAT_MS = 2_000;
export const NODE_LEASE_MS = 6_000;
