import { Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DomainError } from '@retinue/common';
import {
  DatabaseDamagedError,
  DatabaseDisplacedError,
  DatabaseUnavailableError,
  StorageFullError,
} from '../../errors/storage.errors.js';
import { DatabaseHealth, type DegradedPart } from '../../health/database-health.js';
import type { SqliteFile } from './file/sqlite-file.js';
import { GUIDE, isFailure, sqliteCode, translateSqliteError } from './sqlite-errors.js';

/** Milliseconds between two looks at the paths, where nobody commits meanwhile. */
const LOOK_EVERY_MS = 1_000;

/** Milliseconds for which a disk that failed counts as failing: its trouble may pass. */
const FAILING_FOR_MS = 10_000;

/** Milliseconds between two lines about the same. */
const TELL_EVERY_MS = 60_000;

/** As much of {@link SqliteHealth} as reading asks. */
export type ReadingHealth = Pick<SqliteHealth, 'assertReadable' | 'note'>;

/** For a file that is read once, by a command: what is wrong with it ends the command, and nobody else needs to know. */
export const UNWATCHED: ReadingHealth = { assertReadable: () => undefined, note: translateSqliteError };

/**
 * What the process knows of the state of its SQLite file, and who may still use it:
 *
 * - displaced (removed or replaced, or its log was): nobody, until a new start;
 * - damaged: readers, for what is whole, and no writers, until a new start;
 * - failing (the disk): everybody, since it may pass; it is not ready for a while;
 * - full: everybody, since the next write may need no room.
 *
 * See docs/decisions/0029-a-file-that-is-broken-or-gone.md.
 */
export class SqliteHealth
  extends DatabaseHealth
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly logger = new Logger('SQLite');
  private displaced: DatabaseDisplacedError | undefined;
  private damaged: DatabaseDamagedError | undefined;
  private failing: { readonly error: DatabaseUnavailableError; readonly until: number } | undefined;
  private full = false;
  private readonly damageListeners: (() => void)[] = [];
  private toldUntil = 0;
  private logSaved = false;
  private looking: NodeJS.Timeout | undefined;

  /**
   * @param readAnew reads pages of the file, from the disk's cache at least
   * @param copyBack copies the log into the file that is open, wherever that is now; false when it can't be done yet
   */
  constructor(
    readonly file: SqliteFile,
    private readonly readAnew: () => void,
    private readonly copyBack: () => boolean,
  ) {
    super();
  }

  override async check(): Promise<void> {
    this.assertInPlace();
    if (this.damaged !== undefined) throw this.damaged;
    if (this.failing !== undefined && performance.now() < this.failing.until) throw this.failing.error;
    try {
      this.readAnew();
    } catch (error) {
      throw this.note(error);
    }
  }

  override degradedParts(): readonly DegradedPart[] {
    if (!this.full) return [];
    return [{ part: 'storage', detail: 'The last write found no space: what needs more is not stored' }];
  }

  /** There was room for a write. */
  noteCommit(): void {
    this.full = false;
  }

  /** @throws DatabaseDisplacedError as far as is known: costs nothing */
  assertReadable(): void {
    if (this.displaced !== undefined) throw this.displaced;
  }

  /** @throws DatabaseDisplacedError, DatabaseDamagedError as far as is known: costs nothing */
  assertWritable(): void {
    this.assertReadable();
    if (this.damaged !== undefined) throw this.damaged;
  }

  /** Looks; to be asked right before each commit. @throws DatabaseDisplacedError */
  assertInPlace(): void {
    if (this.displaced === undefined) this.noteDisplacement(this.file.displacedSinceLastLook());
    this.assertReadable();
  }

  /** Takes an error into account, and tells the operator. @returns it, translated */
  note(error: unknown): unknown {
    const translated = translateSqliteError(error);
    // One that was translated before, by a thread's reader, holds SQLite's own.
    const own = error instanceof DomainError ? error.cause : error;
    const code = sqliteCode(own) ?? '';
    const words = `${code}: ${messageOf(own)}`;
    if (translated instanceof StorageFullError) this.full = true;
    if (translated instanceof DatabaseDamagedError) this.noteDamage(translated, words);
    if (translated instanceof DatabaseUnavailableError && isFailure(code))
      this.noteFailure(translated, words);
    return translated;
  }

  override onDamaged(listener: () => void): void {
    this.damageListeners.push(listener);
  }

  override markDamaged(): void {
    this.damaged ??= new DatabaseDamagedError();
  }

  onApplicationBootstrap(): void {
    this.looking = setInterval(() => {
      // A file over which another one was mounted leaves the folder as it was.
      if (this.displaced === undefined) this.noteDisplacement(this.file.displaced());
      this.saveLog();
    }, LOOK_EVERY_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.looking);
  }

  /** What was acknowledged belongs into the file that was open: the log stays behind when that is moved. */
  saveLog(): void {
    if (this.displaced === undefined || this.logSaved) return;
    try {
      this.logSaved = this.file.isSharedAnew || this.copyBack();
    } catch {
      // Tried again in a second, and at the end.
    }
  }

  private noteDisplacement(path: string | undefined): void {
    if (path === undefined) return;
    this.displaced = new DatabaseDisplacedError();
    this.logger.error(
      `${path} was removed or replaced while in use: nothing is read or written any more. Stop this process, put the ` +
        `right database there, without -wal and -shm files, and start again (${GUIDE})`,
    );
    // Not now: this may be in the middle of a transaction.
    setImmediate(() => this.saveLog());
  }

  private noteDamage(error: DatabaseDamagedError, words: string): void {
    if (this.damaged === undefined) for (const listener of this.damageListeners) listener();
    this.damaged ??= error;
    this.tell(
      `${this.file.path} is damaged (${words}): writes are refused. Stop the server, run "retinue verify", and restore ` +
        `a backup (${GUIDE})`,
    );
  }

  private noteFailure(error: DatabaseUnavailableError, words: string): void {
    this.failing = { error, until: performance.now() + FAILING_FOR_MS };
    this.tell(
      `${this.file.path} can't be read or written (${words}): look after its disk, permissions, open files`,
    );
  }

  /** A line now and then, not one for each request. */
  private tell(line: string): void {
    if (performance.now() < this.toldUntil) return;
    this.toldUntil = performance.now() + TELL_EVERY_MS;
    this.logger.error(line);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
