/** Every limit of the wire in one place, with unit and reason. */

/** Largest chat text, in UTF-16 units: a page of writing; longer belongs in a file. */
export const MAX_MESSAGE_CHARS = 4_000;
/** Largest URL we take from a page; browsers and proxies cut at about this length. */
export const MAX_URL_CHARS = 2_048;
export const MAX_TITLE_CHARS = 300;
export const MAX_NAME_CHARS = 120;
/** What an agent says beside a page they offer, in UTF-16 units: a sentence or two on a small card. */
export const MAX_PUSH_NOTE_CHARS = 300;
export const MAX_NOTE_CHARS = 8_000;
/** Largest single socket packet, in bytes; a page frame is the largest thing that travels. */
export const MAX_PACKET_BYTES = 2_000_000;
/** Largest page frame, in compressed bytes (a snapshot of a very large page). */
export const MAX_PAGE_FRAME_BYTES = 1_900_000;
/** Largest page frame after inflation, in bytes, checked by the console while it inflates. */
export const MAX_INFLATED_FRAME_BYTES = 64_000_000;
/** What the server keeps of a page stream for late comers (newest snapshot and what follows), in bytes. */
export const MAX_PAGE_BUFFER_BYTES = 8_000_000;
/** Largest picture or font of a page that is handed to the agent, in bytes. */
export const MAX_ASSET_BYTES = 1_000_000;
/** All of them in one session, in bytes and in number. */
export const MAX_ASSETS_BYTES = 8_000_000;
export const MAX_ASSETS = 300;
/** Largest pack of style sheets beside their page, in bytes, inflated and deflated; a larger sheet stands in the page itself. */
export const MAX_SHEET_BYTES = 1_000_000;
/** All of them of one tab under one grant, and what the server keeps of a session, in bytes and in number. */
export const MAX_SHEETS_BYTES = 4_000_000;
export const MAX_SHEETS = 64;
/** Largest text an agent types into a visitor's field at once, in UTF-16 units: a field, not a letter. */
export const MAX_TYPED_CHARS = 500;
/** Largest RTP or DTLS parameter object, in characters of JSON. */
export const MAX_RTP_CHARS = 32_000;
/** Messages answered by one `chat:sync`. */
export const MAX_SYNC_MESSAGES = 200;
/** Facts a page may report with a claim. */
export const MAX_FACTS = 64;
/** How long a caller waits for an acknowledgement before it retries, in ms. */
export const REQUEST_TIMEOUT_MS = 8_000;
/** How long an invitation is shown and its seat reserved, in ms. */
export const INVITATION_SHOWN_MS = 45_000;
/** How long an agent's question for consent stays open, in ms. */
export const ASK_OPEN_MS = 90_000;
/** How long a session code lives, in ms; long enough to read it aloud twice. */
export const SESSION_CODE_MS = 5 * 60_000;
/** How long grants outlive the visitor's last connection (a reload, a tunnel), in ms. */
export const GRANT_RESUME_MS = 60_000;
/** How long a visitor's wish to talk may be taken up, in ms; later nobody expects their microphone to open. */
export const CALL_WISH_MS = 10 * 60_000;
/** The longest a grant lives without being asked again, in ms. */
export const GRANT_MAX_MS = 2 * 60 * 60_000;
/** How long an assigned conversation waits for an agent who lost the connection, in ms. */
export const AGENT_RETURN_MS = 120_000;
/** Points in one piece of a drawing; a hand makes two to four a picture of the screen. */
export const MAX_STROKE_POINTS = 64;
/** Colours agents of one session are told apart by; more than that many never look at one page at a time. */
export const AGENT_COLORS = 6;
/** Rules a site has for its pages (what is hidden, where nothing is shown), and the longest selector, in UTF-16 units. */
export const MAX_PAGE_RULES = 100;
export const MAX_SELECTOR_CHARS = 300;
/** Products on a list agent and visitor share: what a person can choose from. */
export const MAX_SELECTION = 20;
/** Products of a visit that are remembered for the agent. */
export const MAX_SEEN_PRODUCTS = 20;
/** Largest picture, document or film an agent shows, in bytes. */
export const MAX_FILE_BYTES = 25_000_000;
/** Forms and fields whose progress is told; longer ones are cut. */
export const MAX_FORMS = 10;
export const MAX_FORM_FIELDS = 100;
/** Open popovers of a page that are told: menus within menus, and what pops up beside them. */
export const MAX_OPEN_POPOVERS = 20;
/** Agents beside the one who leads a conversation, the ones who were asked and have not answered among them. */
export const MAX_COMPANIONS = 5;
