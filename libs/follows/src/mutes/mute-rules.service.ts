import { Injectable } from '@nestjs/common';
import { InvalidRequestError } from '@retinue/common';
import type { RelationRow } from '../relations/relation.js';
import type { RelationRules } from '../relations/relation-rules.js';

/** The rule of a mute's end. */
@Injectable()
export class MuteRules implements RelationRules {
  /** @throws InvalidRequestError when the end is not in the future */
  assertMayPut({ expiresAt }: RelationRow, now: Date): void {
    if (expiresAt === null || expiresAt > now) return;
    throw new InvalidRequestError([
      {
        name: 'expiresAt',
        problem: (name) => `${name} must be in the future; leave it out to mute for good`,
      },
    ]);
  }
}
