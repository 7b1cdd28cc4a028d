import type { NoParameters, Statement } from '../sql/statement.js';
import type { Transaction } from '../transactions/transaction.js';

/** Runs statements that take nothing, one after the other. */
export async function runAll(transaction: Transaction, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) await transaction.run(statement);
}

/** The `count` that a statement answers. */
export async function countOf(
  transaction: Transaction,
  statement: Statement<NoParameters, { readonly count: number }>,
): Promise<number> {
  return (await transaction.get(statement))!.count;
}
