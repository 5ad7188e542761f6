/** A picture, document or film an agent has put up for one session: what is known of it beside its bytes, and for how long it is kept. */
import type { AgentId, FileId, SessionId, SiteId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { FileKind, MediaType } from './sniff-file.ts';

export type StoredFile = {
  readonly id: FileId;
  readonly version: number;
  readonly siteId: SiteId;
  readonly sessionId: SessionId;
  readonly agentId: AgentId;
  readonly kind: FileKind;
  readonly mediaType: MediaType;
  /** As the agent's computer called it, tamed; never part of a path. */
  readonly name: string;
  /** 0 while it is arriving. */
  readonly bytes: number;
  /** Signs the addresses it is served at; never leaves the server. */
  readonly secret: string;
  readonly addedAt: Ms;
  readonly expiresAt: Ms;
};

/** The bytes are kept in pieces of this size, the last one shorter. */
export const FILE_PIECE_BYTES = 256 * 1024;
/** Kept this long after it was put up or last shown. */
export const FILE_KEPT_MS = 7 * 24 * 60 * 60_000;
/** An upload that has not ended by then never will. */
export const FILE_ARRIVES_MS = 60 * 60_000;
/** Of one session: more than anybody shows in one conversation. */
export const MAX_SESSION_FILES = 40;
export const MAX_SESSION_FILES_BYTES = 200_000_000;

const MAX_NAME_CHARS = 120;

/** What a person may read of a name somebody else gave: one line, no path, nothing that reorders or hides text. */
export function tameName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  // Not in the middle of a pair of code units.
  const short = [...plain].slice(0, MAX_NAME_CHARS).join('');
  return /[^.\s]/.test(short) ? short.slice(0, 200) : '';
}
