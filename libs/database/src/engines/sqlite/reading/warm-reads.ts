import type { SqliteStatements } from '../sqlite-statements.js';
import type { SqliteWriter } from '../writing/sqlite-writer.js';

/** How long after a commit reads go on there (milliseconds). Much less often, and one connection warms the other's pages. */
const WARM_FOR_MS = 50;

/**
 * The writing connection as a place to read from, soon after a commit and while no transaction is open on it: what it
 * sees then is committed.
 *
 * SQLite empties a connection's cache when another one has committed, so where reads and writes alternate, the reading
 * connection looks for every page anew, many of them in the log. The writer's cache holds them all.
 */
export class WarmReads {
  private warmUntil = 0;

  constructor(private readonly writer: SqliteWriter) {}

  /** To be told of each commit. */
  committed(): void {
    this.warmUntil = performance.now() + WARM_FOR_MS;
  }

  /** @returns undefined when it is no place to read from now */
  get statements(): SqliteStatements | undefined {
    if (this.warmUntil === 0 || this.writer.connection.inTransaction) return undefined;
    if (performance.now() < this.warmUntil) return this.writer.statements;
    this.warmUntil = 0;
    return undefined;
  }
}
