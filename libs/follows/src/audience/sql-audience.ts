import { Injectable } from '@nestjs/common';
import { Audience, type Standing } from '@retinue/access';
import { SqlReader } from '@retinue/database';
import { parseUserKey } from '@retinue/users';
import { STANDING, STANDING_BY_EXTERNAL_ID } from './audience.statements.js';

/** Who may see the lists of a user: what the policy asks of follows and blocks. */
@Injectable()
export class SqlAudience extends Audience {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async standing(caller: number | undefined, text: string): Promise<Standing | undefined> {
    const key = parseUserKey(text);
    if (key === undefined) return undefined;
    const callerId = caller ?? null;
    const row =
      typeof key === 'number'
        ? await this.reader.get(STANDING, { callerId, id: key })
        : await this.reader.get(STANDING_BY_EXTERNAL_ID, { callerId, externalId: key.externalId });
    return (
      row && {
        isThemselves: false,
        isPrivate: row.is_private === 1,
        isFollower: row.is_follower === 1,
        isBlocked: row.blocks === 2,
        hasBlocks: row.blocks > 0,
      }
    );
  }
}
