import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '@retinue/database';
import { RELATIONS } from '@retinue/follows';
import { UserDeletions } from '@retinue/users';

export type Engine = 'sqlite' | 'postgres';

/** Tables that name others first. */
const TABLES = [
  'service_keys',
  'webhook_deliveries',
  'webhooks',
  'idempotency_keys',
  'leases',
  'event_readers',
  'follow_events',
  ...RELATIONS.map(({ table }) => table),
  'pending_auto_accepts',
  'pending_departures',
  'follow_starts',
  'user_counters',
  'users',
  'spent_user_ids',
];

/** Ids begin at 1 again. */
const RESTARTS: Record<Engine, readonly string[]> = {
  sqlite: ['DELETE FROM sqlite_sequence'],
  postgres: ['ALTER SEQUENCE users_id_seq RESTART', 'ALTER SEQUENCE follow_events_id_seq RESTART'],
};

/** Of PostgreSQL alone. */
const OWN_TABLES: Record<Engine, readonly string[]> = { sqlite: [], postgres: ['request_counts'] };

/** What leaves a migrated database as it was when it was new. On PostgreSQL TRUNCATE makes new files, which takes longer for a few rows. */
export function emptyingStatements(engine: Engine): readonly string[] {
  const deletions = [...TABLES, ...OWN_TABLES[engine]].map((table) => `DELETE FROM ${table}`);
  return [...deletions, 'UPDATE log_identity SET trimmed_to = 0', ...RESTARTS[engine]];
}

/** Empties the database of a running application. A deletion that goes on would take the next user of that id. */
export async function emptyDatabase(nest: INestApplicationContext, engine: Engine): Promise<void> {
  await nest.get(UserDeletions, { strict: false }).finished();
  await nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
    for (const sql of emptyingStatements(engine)) await transaction.run(sql);
  });
}
