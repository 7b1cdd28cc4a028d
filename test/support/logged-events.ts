import { SqlReader } from '@retinue/database';
import type { TestApp } from './start-test-app.js';

/** An event as the log keeps it. */
export interface LoggedEvent {
  readonly type: string;
  readonly actor: number;
  readonly subject: number;
  readonly caller: number | null;
  readonly service: string | null;
}

/** All events there are, in order. */
export async function loggedEvents({ nest }: Pick<TestApp, 'nest'>): Promise<LoggedEvent[]> {
  const reader = nest.get(SqlReader, { strict: false });
  const rows = await reader.all<LoggedEvent>(
    `SELECT type, actor_id AS actor, subject_id AS subject, caller_id AS caller, service FROM follow_events ORDER BY id`,
  );
  return rows.map(({ type, actor, subject, caller, service }) => ({ type, actor, subject, caller, service }));
}
