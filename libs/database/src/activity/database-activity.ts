import type { DatabaseFigures } from './database-figures.js';

/** A transaction that was committed. */
export interface CommittedTransaction {
  /** Units of work in it: those that waited together share one. */
  readonly units: number;
  /** How long the first of them had waited until it began (seconds). */
  readonly waitedSeconds: number;
  /** From its BEGIN to the end of its COMMIT (seconds). */
  readonly seconds: number;
  /** The COMMIT alone (seconds): on SQLite, that is the disk. */
  readonly commitSeconds: number;
}

/** The log of a SQLite file was copied back into the file, by a thread. */
export interface Checkpoint {
  /** For how long, all in all (seconds). */
  readonly seconds: number;
  /** For how long of that no write could begin (seconds). */
  readonly writesHeldSeconds: number;
  /** Whether a long reading was in the way, so that the log grows on. */
  readonly wasHeldUp: boolean;
}

/** Hears what a database does, at once and within it: it must be quick. What it throws is nobody's. */
export interface DatabaseObserver {
  /** After each commit. */
  committed?(transaction: CommittedTransaction): void;
  /** PostgreSQL has sent a unit of work back, since others were in its way: it runs again. */
  sentBack?(): void;
  /** SQLite only. */
  checkpointed?(checkpoint: Checkpoint): void;
}

/**
 * What a database does and how it stands, for metrics: by {@link DatabaseActivity.observe} as it happens, by
 * {@link DatabaseActivity.figures} at any moment. Nothing is measured while nobody observes.
 */
export class DatabaseActivity {
  private readonly observers = new Set<DatabaseObserver>();

  /** @param read how things stand now */
  constructor(private readonly read: () => DatabaseFigures) {}

  /** Whether anybody hears: what takes time to measure is left alone otherwise. */
  get isObserved(): boolean {
    return this.observers.size > 0;
  }

  /** Begins to tell somebody what happens. @returns ends it */
  observe(observer: DatabaseObserver): () => void {
    this.observers.add(observer);
    return () => void this.observers.delete(observer);
  }

  /** How things stand now. Takes some microseconds and asks no server. */
  figures(): DatabaseFigures {
    return this.read();
  }

  /** For the engine: tells all who hear. */
  tell(say: (observer: DatabaseObserver) => void): void {
    for (const observer of this.observers) {
      try {
        say(observer);
      } catch {
        // Whoever only looks on must break nothing.
      }
    }
  }
}
