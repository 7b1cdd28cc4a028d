import type { INestApplicationContext } from '@nestjs/common';
import { LatestReader, UnitOfWork } from '@retinue/database';
import { EventTrimmer } from '../../libs/follows/src/events/event-trimmer.service.js';

/** Milliseconds in a day. */
export const DAY_MS = 86_400_000;

/** Makes events older than they are: those up to a place, or all. */
export async function ageEvents(nest: INestApplicationContext, days: number, upTo?: number): Promise<void> {
  await nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
    await transaction.run(
      `UPDATE follow_events SET created_at = created_at - ${days * DAY_MS} ${upTo === undefined ? '' : `WHERE id <= ${upTo}`}`,
    );
  });
}

/** Takes away all that is too old at a time, now when none is given. @returns what each step came to */
export async function trimLog(nest: INestApplicationContext, now = new Date()): Promise<string[]> {
  const trimmer = nest.get(EventTrimmer, { strict: false });
  const outcomes: string[] = [];
  do outcomes.push(await trimmer.step(now));
  while (outcomes.at(-1) === 'more');
  return outcomes;
}

/** The places of the events that are there. */
export async function placesInLog(nest: INestApplicationContext): Promise<number[]> {
  const rows = await nest
    .get(LatestReader, { strict: false })
    .all<{ readonly id: number }>('SELECT id FROM follow_events ORDER BY id');
  return rows.map(({ id }) => id);
}
