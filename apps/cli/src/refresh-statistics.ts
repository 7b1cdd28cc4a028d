import type { INestApplicationContext } from '@nestjs/common';
import { DomainError } from '@retinue/common';
import { PlannerStatistics } from '@retinue/database';

/** Lets the database's planner know of the rows that came in. That it could not is told, and undoes nothing. */
export async function refreshStatistics(app: INestApplicationContext): Promise<void> {
  try {
    await app.get(PlannerStatistics).refresh();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    console.error(`retinue: the tables could not be analyzed, run ANALYZE: ${error.message}`);
  }
}
