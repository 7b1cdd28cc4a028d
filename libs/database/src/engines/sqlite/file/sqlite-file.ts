import { type BigIntStats, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { FolderEntries } from './folder-entries.js';

/** Tells a file from every other that has, or will have, its path. */
export type FileIdentity = Readonly<Pick<BigIntStats, 'dev' | 'ino'>>;

interface Part {
  readonly path: string;
  readonly identity: FileIdentity;
}

/**
 * The file of a database, its log and the log's index, as SQLite opened them. It holds on to them whatever becomes of
 * the paths; what is opened later (a thread, another process) finds what is there then.
 */
export class SqliteFile {
  private constructor(
    readonly path: string,
    private readonly parts: readonly Part[],
    private readonly folders: readonly FolderEntries[],
  ) {}

  /** To be called once a connection has them open. */
  static opened(path: string): SqliteFile {
    // Where the path is a link, SQLite keeps the log beside the file itself.
    const real = realpathSync(path);
    const parts = [path, `${real}-wal`, `${real}-shm`].flatMap((part) => {
      const identity = identityOf(part);
      return identity === undefined || identity === 'gone' ? [] : [{ path: part, identity }];
    });
    const folders = new Set([path, real].map((part) => dirname(part)));
    return new SqliteFile(
      path,
      parts,
      [...folders].map((folder) => new FolderEntries(folder)),
    );
  }

  /** Of what is at a path now; undefined where nothing is, or nobody can tell. */
  static identityAt(path: string): FileIdentity | undefined {
    const identity = identityOf(path);
    return identity === 'gone' ? undefined : identity;
  }

  /** The file's, without the log. */
  get identity(): FileIdentity {
    return this.parts[0]!.identity;
  }

  /**
   * The same as {@link displaced}, but it looks at the files only when the folder has changed since the last time: a look
   * at a log that was just written makes the commit after it take 50 us more.
   */
  displacedSinceLastLook(): string | undefined {
    // Each of them has to take its note.
    const changed = this.folders.map((folder) => folder.haveChanged());
    return changed.includes(true) ? this.displaced() : undefined;
  }

  /** @returns the first of the three that was removed or replaced, if one was */
  displaced(): string | undefined {
    return this.parts.find(({ path, identity }) => {
      const state = stateOf(path, identity);
      return state === 'gone' || state === 'other';
    })?.path;
  }

  /** True where the file is in its place, but its log is another one: somebody else writes to it by now. */
  get isSharedAnew(): boolean {
    const [file, ...log] = this.parts.map(({ path, identity }) => stateOf(path, identity));
    return file !== 'gone' && file !== 'other' && log.includes('other');
  }
}

/** What is at a path now; `undefined` when it can't be told: a look that failed proves nothing. */
function stateOf(path: string, identity: FileIdentity): 'same' | 'other' | 'gone' | undefined {
  const now = identityOf(path);
  if (now === undefined || now === 'gone') return now;
  return now.ino === identity.ino && now.dev === identity.dev ? 'same' : 'other';
}

function identityOf(path: string): FileIdentity | 'gone' | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? 'gone';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOTDIR' ? 'gone' : undefined;
  }
}
