import {
  DataSource,
  type DataSourceOptions,
  EntityManager,
  type QueryRunner,
  type ReplicationMode,
} from 'typeorm';
import { WriteOutsideUnitOfWorkError } from '../../errors/misuse.errors.js';

/** A transaction here would freeze what other readers see, or let somebody write around the unit of work. */
const OPENS_TRANSACTION = /^\s*(BEGIN|START|SAVEPOINT)\b/i;

/**
 * The DataSource that Nest injects, whose connections are read-only: repositories that a team injects with
 * `@InjectRepository` read committed rows; their `save()`, like a transaction, fails with the error that names
 * the cure.
 */
export class ReadingDataSource extends DataSource {
  /** @param translateError names what the engine's errors mean for us */
  constructor(
    options: DataSourceOptions,
    private readonly translateError: (error: unknown) => unknown,
  ) {
    super(options);
  }

  /** A runner that nothing is refused to, for a unit of work. */
  createWritingRunner(): QueryRunner {
    return super.createQueryRunner('master');
  }

  override createQueryRunner(mode: ReplicationMode = 'slave'): QueryRunner {
    const shared = super.createQueryRunner(mode);
    const query = async (sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> => {
      if (OPENS_TRANSACTION.test(sql)) throw new WriteOutsideUnitOfWorkError();
      try {
        return await (structured === true
          ? shared.query(sql, parameters, true)
          : shared.query(sql, parameters));
      } catch (error) {
        throw this.translateError(error);
      }
    };
    const startTransaction = async (): Promise<never> => {
      throw new WriteOutsideUnitOfWorkError();
    };
    const runner = Object.create(shared, {
      query: { value: query },
      startTransaction: { value: startTransaction },
      // TypeORM looks for itself among the runners that hold a connection.
      release: { value: async () => shared.release() },
      manager: { writable: true },
    }) as QueryRunner;
    // Sets itself as the runner's manager: the shared one's would go around what is overridden here.
    return new EntityManager(this, runner).queryRunner ?? runner;
  }
}
