import type { ReadingHealth } from '../sqlite-health.js';
import type { SqliteStatements } from '../sqlite-statements.js';

/**
 * Lets the reads of one turn of the event loop share a read transaction: beginning and ending one takes SQLite 2 us
 * of file locks, which is more than looking up a row does.
 *
 * What is committed by this process ends it at once ({@link end}), so everyone reads its own writes. What another
 * process commits is seen a turn later at the latest; see docs/decisions/0016-reads-of-a-turn-share-a-snapshot.md for
 * why nobody can tell, and for when this is off.
 */
export class ReadSnapshot {
  private isOpen = false;

  /** @param shared false ends each read by itself: for when several processes serve the same clients */
  constructor(
    private readonly statements: SqliteStatements,
    private readonly shared: boolean,
    private readonly health: ReadingHealth,
  ) {}

  /** To be called before each read. @throws SQLite's error, and the next call tries again */
  begin(): void {
    if (this.isOpen || !this.shared) return;
    // One that could not be ended: what is read in it is of the past.
    this.rollBack();
    this.statements.prepare('BEGIN').run();
    this.isOpen = true;
    setImmediate(() => this.end());
  }

  /** The next read sees all that is committed by now. Throws nothing: it is called where nobody would catch it. */
  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    try {
      const { connection } = this.statements;
      if (connection.open && connection.inTransaction) this.statements.prepare('COMMIT').run();
    } catch (error) {
      this.health.note(error);
      this.tryRollBack();
    }
  }

  private rollBack(): void {
    if (this.statements.connection.inTransaction) this.statements.prepare('ROLLBACK').run();
  }

  private tryRollBack(): void {
    try {
      this.rollBack();
    } catch {
      // The next read tries again.
    }
  }
}
