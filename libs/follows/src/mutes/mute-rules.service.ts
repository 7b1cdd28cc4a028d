import { Injectable } from '@nestjs/common';
import { InvalidRequestError } from '@retinue/common';
import type { RelationRow } from '../relations/relation.js';
import { CannotMuteSelfError } from './mutes.errors.js';
import type { RelationRules } from '../relations/relation-rules.js';

/** The rule of when a mute expires. */
@Injectable()
export class MuteRules implements RelationRules {
  /**
   * @throws CannotMuteSelfError when two ids are those of one user
   * @throws InvalidRequestError when `expiresAt` is not in the future
   */
  assertMayPut({ fromId, toId, expiresAt }: RelationRow, now: Date): void {
    if (fromId === toId) throw new CannotMuteSelfError();
    if (expiresAt === null || expiresAt > now) return;
    throw new InvalidRequestError([
      {
        name: 'expiresAt',
        problem: (name) => `${name} must be in the future; leave it out to mute for good`,
      },
    ]);
  }
}
