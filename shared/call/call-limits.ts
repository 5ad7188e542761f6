/** Every number of the call engine, with unit and reason. */

/** A transport may be without contact this long, in ms, before we act: Wi-Fi roaming usually heals within it. */
export const PATIENCE_MS = 3_000;
/** How long a restarted ICE may take, in ms; a full check over a slow link needs about two. */
export const ICE_RESTART_MS = 4_000;
/** First and longest pause between two tries to join, in ms; the call is swept after a minute, so seconds are enough. */
export const FIRST_PAUSE_MS = 300;
export const LONGEST_PAUSE_MS = 4_000;

/** How long the former room's pictures and voices may stand in for the new one's, in ms: the slowest of two browsers that move is there by then. */
export const BRIDGE_MS = 5_000;
/** How long we send to the former room after we need nothing of it, in ms: the other side may be a little later. */
export const LAST_SENT_MS = 1_000;

/** Speech in Opus with error correction is transparent at this rate; bits per second. */
export const MICROPHONE_BPS = 40_000;
/** The small one of the camera's two sizes, which keeps a picture on a poor line; bits per second. The large one is the site's to cap. */
export const CAMERA_SMALL_BPS = 150_000;
/** What a camera is asked for: enough for a face beside a page, and cheap to encode. */
export const CAMERA_IDEAL = { width: 640, height: 480, framesPerSecond: 25 } as const;
/** A screen is read, not watched: few frames, each sharp. */
export const SCREEN_FRAMES_PER_SECOND = 8;
/** A screen larger than this is scaled: letters stay readable and no encoder drowns. */
export const SCREEN_MOST = { width: 2_560, height: 1_440 } as const;
/** How often the line is measured, and every how many measures it is reported. */
export const MEASURE_MS = 2_000;
export const MEASURES_A_REPORT = 5;
/** So many poor measures in a row hold our picture back. */
export const POOR_MEASURES = 3;
/** What measures must be worth together to let it go again, a good one counts 4, a fair one 1: ten seconds, or forty. */
export const CALM_TO_RETURN = 20;
/** A picture that had to go again waits twice as long each time, up to so many times: eighty seconds. */
export const MOST_DOUBLINGS = 3;
/** A picture that was no trouble for this long, a minute of good measures, starts anew. */
export const CALM_TO_TRUST = 120;
