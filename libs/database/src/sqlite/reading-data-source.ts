import { DataSource, type QueryRunner, type ReplicationMode } from 'typeorm';
import { translateSqliteError } from './sqlite-errors.js';
import type { SqliteWriter } from './sqlite-writer.js';

/**
 * The DataSource that Nest injects, on the read-only connection: repositories that a team injects with
 * `@InjectRepository` read committed rows, and their `save()` fails with the error that names the cure.
 */
export class ReadingDataSource extends DataSource {
  /** The other half, which nobody can inject: all writes go through the queue. */
  writer!: SqliteWriter;

  override createQueryRunner(mode: ReplicationMode = 'slave'): QueryRunner {
    const runner = super.createQueryRunner(mode);
    return Object.create(runner, {
      query: {
        value: async (sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> => {
          try {
            return await (structured === true
              ? runner.query(sql, parameters, true)
              : runner.query(sql, parameters));
          } catch (error) {
            throw translateSqliteError(error);
          }
        },
      },
    }) as QueryRunner;
  }
}
