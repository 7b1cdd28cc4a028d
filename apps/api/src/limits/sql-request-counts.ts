import type { UnitOfWork } from '@retinue/database';
import { ADD_COUNTS, FORGET_COUNTS } from './request-counts.statements.js';
import type { Counted, SharedCount, SharedCounts } from './shared-counts.js';

/** Times that counts are shared between two times that those are removed which have ended. */
const FORGET_EVERY = 600;

/** Between instances: counts are shared in the database. */
export class SqlRequestCounts implements SharedCounts {
  private times = 0;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async add(counted: readonly Counted[], windowMs: number): Promise<readonly SharedCount[]> {
    const counts = JSON.stringify(counted.map(({ key, points }) => [key, points]));
    this.times += 1;
    const forgets = this.times % FORGET_EVERY === 0;
    return this.unitOfWork.write(async (transaction) => {
      if (forgets) await transaction.run(FORGET_COUNTS);
      return transaction.all(ADD_COUNTS, { counts, windowMs });
    });
  }
}
