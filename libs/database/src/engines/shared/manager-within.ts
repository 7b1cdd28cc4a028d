import { type DataSource, EntityManager, type QueryRunner } from 'typeorm';
import { NestedUnitOfWorkError } from '../../errors/misuse.errors.js';

/** Runs a statement of the manager, or throws instead. */
export type StatementGuard = (statement: () => Promise<unknown>) => Promise<unknown>;

/**
 * TypeORM's manager in the transaction of a unit of work, on the connection of this runner.
 *
 * The unit of work alone begins and ends transactions: one of the manager's own would end ours, or begin one that nothing ends.
 */
export function managerWithin(
  dataSource: DataSource,
  runner: QueryRunner,
  guard: StatementGuard,
): EntityManager {
  const query = async (sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> =>
    guard(async () =>
      structured === true ? runner.query(sql, parameters, true) : runner.query(sql, parameters),
    );
  const refuse = async (): Promise<never> => {
    throw new NestedUnitOfWorkError();
  };
  const within = Object.create(runner, {
    query: { value: query },
    // So that save() and remove() work in this transaction instead of opening another.
    isTransactionActive: { value: true },
    startTransaction: { value: refuse },
    commitTransaction: { value: refuse },
    rollbackTransaction: { value: refuse },
    // The connection is the unit of work's to give back.
    release: { value: async () => undefined },
    manager: { writable: true },
  }) as QueryRunner;
  // What subscribers are told of is this runner, not the one behind it.
  const broadcaster: unknown = Object.create(runner.broadcaster, { queryRunner: { value: within } });
  Object.defineProperty(within, 'broadcaster', { value: broadcaster });
  return new EntityManager(dataSource, within);
}
