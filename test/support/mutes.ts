import { UnitOfWork, statement } from '@retinue/database';
import type { TestApp } from './start-test-app.js';

const MOVE_ENDS = statement<{ readonly end: number }>(
  `UPDATE mutes SET expires_at = :end WHERE expires_at IS NOT NULL`,
);

/**
 * Moves the end of each mute that has one. A test that asked the API for an end some milliseconds away would have to be
 * quicker than the clock.
 */
export async function moveEndOfMutes({ nest }: Pick<TestApp, 'nest'>, end: number): Promise<void> {
  await nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
    await transaction.run(MOVE_ENDS, { end });
  });
}
