import { Logger } from '@nestjs/common';
import type { PendingChange } from './change-of.js';

const logger = new Logger('BeforeChange');

/** Tells the operator that a handler has refused what can't be refused. */
export function warnOfOverruled({ type, cause, actorId, subjectId }: PendingChange, refusal: Error): void {
  logger.warn(
    `A handler refused ${type} by ${cause} of the users ${actorId} and ${subjectId}, which can't be refused, and what it ` +
      `wrote was taken back: ${String(refusal)}`,
  );
}
