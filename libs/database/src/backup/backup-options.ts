/** A copy that is whole, and has not got its name yet. */
export interface FinishedCopy {
  /** To open it by, to read. */
  readonly url: string;
  /** How many it lacks until it is of this version; while it does, the modules can't read it. */
  readonly missingMigrations: number;
}

/** How a database is backed up. */
export interface BackupOptions {
  /** Takes the place of a file that is there. */
  readonly overwrite: boolean;
  /** Leaves the disk to those who serve, most of the time. */
  readonly isThrottled: boolean;
  /** Told of the bytes copied, some times a second. What it throws ends the work, and nothing is left of it. */
  readonly onProgress: (progress: { readonly copied: number; readonly total: number }) => void;
  /** Looks at the copy, beyond SQLite's own check, before it gets its name. What it throws ends the work, too. */
  readonly check: (copy: FinishedCopy) => Promise<void>;
}

/** How a backup is put back. */
export interface RestoreOptions extends Omit<BackupOptions, 'isThrottled'> {
  /** Nothing has happened after the backup: places in the log of events stay as they were given out. */
  readonly isSameLog: boolean;
}

/** What was made. */
export interface BackupResult {
  /** Its path. */
  readonly file: string;
  /** How large the copy is. */
  readonly bytes: number;
  /** How many migrations it lacks until it is of this version. */
  readonly missingMigrations: number;
}
