import { DataSource, EntityManager, type QueryRunner, type ReplicationMode } from 'typeorm';
import { WriteOutsideUnitOfWorkError } from '../errors/misuse.errors.js';
import { translateSqliteError } from './sqlite-errors.js';
import type { SqliteWriter } from './sqlite-writer.js';

/** A transaction on the reading connection would freeze what every other reader sees. */
const OPENS_TRANSACTION = /^\s*(BEGIN|SAVEPOINT)\b/i;

/**
 * The DataSource that Nest injects, on the read-only connection: repositories that a team injects with
 * `@InjectRepository` read committed rows; their `save()`, like a transaction, fails with the error that names
 * the cure.
 */
export class ReadingDataSource extends DataSource {
  /** The other half, for the write queue alone: a write anywhere else is what this class is there to refuse. */
  writer!: SqliteWriter;

  override createQueryRunner(mode: ReplicationMode = 'slave'): QueryRunner {
    const shared = super.createQueryRunner(mode);
    const query = async (sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> => {
      if (OPENS_TRANSACTION.test(sql)) throw new WriteOutsideUnitOfWorkError();
      try {
        return await (structured === true
          ? shared.query(sql, parameters, true)
          : shared.query(sql, parameters));
      } catch (error) {
        throw translateSqliteError(error);
      }
    };
    const startTransaction = async (): Promise<never> => {
      throw new WriteOutsideUnitOfWorkError();
    };
    const runner = Object.create(shared, {
      query: { value: query },
      startTransaction: { value: startTransaction },
      manager: { writable: true },
    }) as QueryRunner;
    // Sets itself as the runner's manager: the shared one's would go around what is overridden here.
    return new EntityManager(this, runner).queryRunner ?? runner;
  }
}
