import type { Pool } from 'pg';
import type { PoolFigures } from '../../../activity/database-figures.js';

/** @param server what messages call it: no password in it */
export function poolFigures(pool: Pool, server: string, role: PoolFigures['role']): PoolFigures {
  return {
    server,
    role,
    size: pool.options.max,
    open: pool.totalCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  };
}
