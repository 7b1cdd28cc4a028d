import type pg from 'pg';
import type { PrimaryReads } from '../../../activity/database-figures.js';
import { DatabaseUnavailableError } from '../../../errors/storage.errors.js';
import { SqlReader } from '../../../sql/sql-reader.js';
import type { RequestConsistency, RequestState } from '../consistency/request-consistency.js';
import type { AnyParameters, AnyStatement } from '../../../sql/statement.js';
import { query } from '../postgres-reader.js';
import type { ReplicaSet } from './replica-set.js';
import type { Replica } from './replica.js';
import { readReplayed, readWritten } from './server-state.js';

/** Milliseconds that a read waits for a replica to catch up, before it goes to the primary. */
const PATIENCE_MS = 50;

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

  constructor(
    private readonly primary: pg.Pool,
    /** Those that it reads from. */
    readonly replicas: ReplicaSet,
    private readonly consistency: RequestConsistency,
  ) {
    super();
  }

  override async all<Row>(statement: AnyStatement, parameters?: AnyParameters): Promise<Row[]> {
    return this.rows<Row>(statement, parameters);
  }

  private async rows<Row>(statement: AnyStatement, parameters: AnyParameters | undefined): Promise<Row[]> {
    const state = this.consistency.current;
    const replica = await this.replicaFor(state);
    if (replica === undefined) return this.fromPrimary<Row>(statement, parameters, state);
    replica.reads += 1;
    try {
      return await this.fromReplica<Row>(replica, statement, parameters, state);
    } catch (error) {
      if (!(error instanceof DatabaseUnavailableError)) throw error;
      // Gone in the middle of it, or the answer was in the way of its replay: nobody need notice.
      replica.leaveOut('it does not answer');
      this.primaryReads.replicaFailed += 1;
      return this.fromPrimary<Row>(statement, parameters, state);
    }
  }

  override async get<Row>(statement: AnyStatement, parameters?: AnyParameters): Promise<Row | undefined> {
    const [first] = await this.rows<Row>(statement, parameters);
    return first;
  }

  private async replicaFor(state: RequestState | undefined): Promise<Replica | undefined> {
    if (state?.sticky === true) {
      this.primaryReads.afterWrite += 1;
      return undefined;
    }
    const required = state?.required;
    // Places of another timeline say nothing about where a replica is.
    const isElsewhere = required !== undefined && required.timeline !== this.replicas.position?.timeline;
    const replica = isElsewhere ? undefined : await this.replicas.choose(required, PATIENCE_MS);
    if (replica === undefined) this.primaryReads[this.replicas.hasAny ? 'ahead' : 'noReplica'] += 1;
    return replica;
  }

  private async fromPrimary<Row>(
    statement: AnyStatement,
    parameters: AnyParameters | undefined,
    state: RequestState | undefined,
  ): Promise<Row[]> {
    try {
      const rows = rowsOf<Row>(await query<pg.QueryResultRow>(this.primary, statement, parameters));
      if (state !== undefined) state.seen = (await readWritten(this.primary)) ?? state.seen;
      return rows;
    } catch (error) {
      const replica = error instanceof DatabaseUnavailableError ? this.replicas.furthest() : undefined;
      if (replica === undefined) throw error;
      const rows = rowsOf<Row>(await query<pg.QueryResultRow>(replica.pool, statement, parameters));
      if (state !== undefined) state.stale = true;
      return rows;
    }
  }

  /** Who has sent a token cares for the order of what it sees, so it is told how far this was. */
  private async fromReplica<Row>(
    replica: Replica,
    statement: AnyStatement,
    parameters: AnyParameters | undefined,
    state: RequestState | undefined,
  ): Promise<Row[]> {
    const rows = rowsOf<Row>(await query<pg.QueryResultRow>(replica.pool, statement, parameters));
    const timeline = this.replicas.position?.timeline;
    if (state === undefined) return rows;
    // Whoever has sent no token can't know either what the primary had besides.
    if (state.required === undefined && this.replicas.primaryIsGone) state.stale = true;
    if (timeline === undefined) return rows;
    const lsn = state.required === undefined ? replica.replayed : await readReplayed(replica.pool);
    if (state.seen === undefined || lsn > state.seen.lsn) state.seen = { timeline, lsn };
    return rows;
  }
}

function rowsOf<Row>(result: pg.QueryResult | undefined): Row[] {
  return (result?.rows ?? []) as Row[];
}
