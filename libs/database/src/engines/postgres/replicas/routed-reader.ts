import type { PrimaryReads } from '../../../activity/database-figures.js';
import { DatabaseUnavailableError } from '../../../errors/storage.errors.js';
import { SqlReader } from '../../../sql/sql-reader.js';
import type { RequestConsistency, RequestState } from '../consistency/request-consistency.js';
import type { AnyParameters, AnyStatement } from '../../../sql/statement.js';
import type { PostgresReader } from '../postgres-reader.js';
import { oncePerTurn } from '../reading/once-per-turn.js';
import type { ReplicaSet } from './replica-set.js';
import type { Replica } from './replica.js';
import { readWritten } from './server-state.js';

/** Milliseconds that a read waits for a replica to catch up, before it goes to the primary. */
const PATIENCE_MS = 50;

/** What is read, from whichever server. */
type Read<Result> = (reader: PostgresReader) => Promise<Result>;

/**
 * Reads from a replica that has seen all that the request must see, else from the primary. What writes never reads
 * here: a unit of work reads in its own transaction.
 */
export class RoutedReader extends SqlReader {
  /** Why reads went to the primary. */
  readonly primaryReads: { -readonly [Why in keyof PrimaryReads]: number } = {
    afterWrite: 0,
    ahead: 0,
    noReplica: 0,
    replicaFailed: 0,
  };

  private readonly readWritten = oncePerTurn(async () => readWritten(this.primary.pool));

  constructor(
    private readonly primary: Pick<Replica, 'pool' | 'reader'>,
    /** Those that it reads from. */
    readonly replicas: ReplicaSet,
    private readonly consistency: RequestConsistency,
  ) {
    super();
  }

  override async all<Row>(statement: AnyStatement, parameters?: AnyParameters): Promise<Row[]> {
    return this.read((reader) => reader.all<Row>(statement, parameters));
  }

  override async get<Row>(statement: AnyStatement, parameters?: AnyParameters): Promise<Row | undefined> {
    return this.read((reader) => reader.get<Row>(statement, parameters));
  }

  private async read<Result>(run: Read<Result>): Promise<Result> {
    const state = this.consistency.current;
    if (state?.sticky === true) {
      this.primaryReads.afterWrite += 1;
      return this.fromPrimary(run, state);
    }
    // Most reads know at once where to go. They wait for nothing then: a promise costs more here than elsewhere, since it carries
    // the state of its request along.
    const replica =
      this.replicas.next(state?.required) ??
      (await this.replicas.furthestWithin(PATIENCE_MS, state?.required));
    if (replica !== undefined) return this.fromReplica(replica, run, state);
    this.primaryReads[this.replicas.hasAny ? 'ahead' : 'noReplica'] += 1;
    return this.fromPrimary(run, state);
  }

  private async fromPrimary<Result>(run: Read<Result>, state: RequestState | undefined): Promise<Result> {
    try {
      const result = await run(this.primary.reader);
      if (state !== undefined) state.seen = (await this.readWritten()) ?? state.seen;
      return result;
    } catch (error) {
      const replica = error instanceof DatabaseUnavailableError ? this.replicas.furthest() : undefined;
      if (replica === undefined) throw error;
      const result = await run(replica.reader);
      if (state !== undefined) state.stale = true;
      return result;
    }
  }

  private async fromReplica<Result>(
    replica: Replica,
    run: Read<Result>,
    state: RequestState | undefined,
  ): Promise<Result> {
    replica.reads += 1;
    try {
      const result = await run(replica.reader);
      const timeline = this.replicas.position?.timeline;
      if (state === undefined) return result;
      // Whoever has sent no token can't know either what the primary had besides.
      if (state.required === undefined && this.replicas.primaryIsGone) state.stale = true;
      if (timeline === undefined) return result;
      // Who has sent a token cares for the order of what it sees, so it is told how far this was.
      const lsn = state.required === undefined ? replica.replayed : await replica.readReplayed();
      if (state.seen === undefined || lsn > state.seen.lsn) state.seen = { timeline, lsn };
      return result;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailableError)) throw error;
      // Gone in the middle of it, or the answer was in the way of its replay: nobody need notice.
      replica.leaveOut('it does not answer');
      this.primaryReads.replicaFailed += 1;
      return this.fromPrimary(run, state);
    }
  }
}
