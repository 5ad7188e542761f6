/**
 * The one number both ends compare in the handshake. A change of any shape on the wire bumps it, adds a line here and a
 * frozen file under tests/protocol/frozen/.
 *
 * 1  2026-11  first wire: radar, chat, consent, page, call, session code, cases
 * 2  2026-11  the state of consent tells its version
 * 3  2026-11  style sheets travel beside the page, as frames of their own
 * 4  2026-11  what is suggested for a form may go in at once, and be undone
 */
export const PROTOCOL_VERSION = 4;
/** The oldest client the server still speaks to; an open tab below it is told to reload. */
export const MIN_SUPPORTED_VERSION = 1;
/** The same for consoles: an older one would show pages undressed. */
export const MIN_SUPPORTED_CONSOLE_VERSION = 3;
