import { SqlReader } from '@retinue/database';
import { OF_EDGES } from './edge-kinds.js';
import type { TestApp } from './start-test-app.js';

/** An event as the log keeps it. */
export interface LoggedEvent {
  readonly type: string;
  readonly actor: number;
  readonly subject: number;
  readonly caller: number | null;
  readonly service: string | null;
}

/** The events of follows there are, in order: what a history is made of. */
export async function loggedEvents({ nest }: Pick<TestApp, 'nest'>): Promise<LoggedEvent[]> {
  const reader = nest.get(SqlReader, { strict: false });
  const rows = await reader.all<LoggedEvent>(
    `SELECT type, actor_id AS actor, subject_id AS subject, caller_id AS caller, service FROM follow_events
     WHERE ${OF_EDGES} ORDER BY id`,
  );
  return rows.map(({ type, actor, subject, caller, service }) => ({ type, actor, subject, caller, service }));
}
