import { Logger } from '@nestjs/common';
import { FollowClock } from './follow-clock.js';

const logger = new Logger(FollowClock.name);

/** Tells the operator that the clock on the wall is behind the time of the last follow. */
export function warnOfClock(behindMs: number): void {
  logger.warn(
    `The system clock is ${(behindMs / 1_000).toFixed(1)} s behind the time of the last follow: it was ahead before, or has ` +
      'been set back. Until it has caught up, follows get times one millisecond apart. Check the clock of this machine',
  );
}
