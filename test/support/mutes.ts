import { UnitOfWork, statement } from '@retinue/database';
import type { TestApp } from './start-test-app.js';

const MOVE_EXPIRY = statement<{ readonly time: number }>(
  `UPDATE mutes SET expires_at = :time WHERE expires_at IS NOT NULL`,
);

/**
 * Moves the expiry of each mute that has one. A test that asked the API for a mute of some milliseconds would have to be
 * quicker than the clock.
 */
export async function moveExpiryOfMutes({ nest }: Pick<TestApp, 'nest'>, time: number): Promise<void> {
  await nest.get(UnitOfWork, { strict: false }).write(async (transaction) => {
    await transaction.run(MOVE_EXPIRY, { time });
  });
}
