/** Why a database cannot be used, as errors whose message a site owner can act on. */

/** Another process holds the embedded database of this folder. */
export class DatabaseInUseError extends Error {
  readonly folder: string;
  constructor(folder: string) {
    super(
      `The database in ${folder} is in use by another process: stop that one, or set another LOTSE_DATA for this one.`,
    );
    this.name = 'DatabaseInUseError';
    this.folder = folder;
  }
}

export type UnusableReason = 'corrupt' | 'foreign' | 'newer' | 'migration_failed' | 'not_writable' | 'out_of_reach';

const ADVICE: Record<UnusableReason, string> = {
  corrupt: 'is damaged or not a database: put it aside and restore a backup.',
  foreign: 'belongs to another program: point to another place.',
  newer: 'was written by a newer version of this program: start that version again.',
  migration_failed: 'could not be brought to this version; nothing was changed.',
  out_of_reach: 'does not answer or does not let us in: check the address, the server and the sign-in.',
  not_writable: 'cannot be created or opened for writing: check the folder and its owner.',
};

/** The database is there but must not be touched; `where` is a file or an address without its password. */
export class DatabaseUnusableError extends Error {
  readonly reason: UnusableReason;
  readonly where: string;
  constructor(reason: UnusableReason, where: string, cause?: unknown) {
    super(`The database ${where} ${ADVICE[reason]}`, cause === undefined ? undefined : { cause });
    this.name = 'DatabaseUnusableError';
    this.reason = reason;
    this.where = where;
  }
}
