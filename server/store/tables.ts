/**
 * The tables as Kysely sees them, the same on both engines. A record is its JSON body, its version and the columns it is
 * looked up by; times are doubles in ms, so that both engines answer plain numbers.
 */
import type { Generated } from 'kysely';

/** What every record's table has. `body` holds the whole record, its stored version included. */
export type RecordRow = { id: string; version: number; body: string };
/** 0 or 1: the embedded engine has no booleans. */
type Flag = number;

/** Look-up columns by kind of record; the finders need no others. */
export type LookUps = {
  site: { site_key: string };
  agent: { email_key: string; removed: Flag };
  signIn: { agent_id: string };
  visitor: { token_hash: string };
  session: {
    visitor_id: string;
    started_at: number;
    code: string | null;
    code_expires_at: number | null;
    due_at: number | null;
    lost_at: number | null;
  };
  conversation: {
    visitor_id: string;
    case_id: string;
    agent_id: string | null;
    state: string;
    opened_at: number;
    /** Null for most: others than its agent are in it or asked into it. */
    accompanied: Flag | null;
  };
  desk: Record<never, never>;
  invitation: { session_id: string; state: string; shown_at: number; expires_at: number };
  case: { agent_id: string | null; state: string; merged_into: string | null; opened_at: number };
  contact: { phone_key: string | null; verified_email_key: string | null; created_at: number };
  call: { node_id: string | null };
  file: { session_id: string; added_at: number; expires_at: number };
  shopping: Record<never, never>;
  order: { session_id: string; placed_at: number };
};

/**
 * A conversation's tail lives in its row: the guard on the version and the next `seq` are then one statement on one row, which
 * stays right when a writer had to wait for another one's lock.
 */
export type TailRow = {
  last_seq: Generated<number>;
  last_text: Generated<string>;
  last_at: Generated<number>;
  visitor_delivered: Generated<number>;
  visitor_read: Generated<number>;
  agent_delivered: Generated<number>;
  agent_read: Generated<number>;
};

/** `body` holds author and body of the message. */
export type MessageRow = {
  conversation_id: string;
  seq: number;
  client_message_id: string;
  sent_at: number;
  body: string;
};

/** `position` is the order of writing, for lines of the same moment. */
export type HistoryRow = {
  position: Generated<number>;
  case_id: string | null;
  session_id: string | null;
  happened_at: number;
  body: string;
};

export type Tables = {
  sites: RecordRow & LookUps['site'];
  agents: RecordRow & LookUps['agent'];
  sign_ins: RecordRow & LookUps['signIn'];
  visitors: RecordRow & LookUps['visitor'];
  sessions: RecordRow & LookUps['session'];
  conversations: RecordRow & LookUps['conversation'] & TailRow;
  desks: RecordRow;
  invitations: RecordRow & LookUps['invitation'];
  cases: RecordRow & LookUps['case'];
  contacts: RecordRow & LookUps['contact'];
  calls: RecordRow & LookUps['call'];
  shoppings: RecordRow;
  orders: RecordRow & LookUps['order'];
  files: RecordRow & LookUps['file'];
  file_pieces: { file_id: string; position: number; bytes: Uint8Array };
  messages: MessageRow;
  history: HistoryRow;
  counters: { name: string; value: number };
};
