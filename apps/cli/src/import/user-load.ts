import type { INestApplicationContext } from '@nestjs/common';
import { type ImportedUser, type UsersBulkImport, UsersBulkImports } from '@retinue/users';
import type { BulkLoad, LineItem, LoadResult, OnPhase, RejectedItem } from './bulk-load.js';
import { rejectionOf } from './user-rejection.js';

type KnownUser = Pick<ImportedUser, 'id'>;

/** Very many users, who are added as a whole. */
export class UserLoad implements BulkLoad<ImportedUser, KnownUser> {
  private constructor(private readonly bulk: UsersBulkImport) {}

  /** @param anyType see `UsersImportService.add` */
  static async open(app: INestApplicationContext, anyType: boolean): Promise<UserLoad> {
    return new UserLoad(await app.get(UsersBulkImports).open({ anyType }));
  }

  async stage(items: readonly LineItem<ImportedUser>[]): Promise<void> {
    await this.bulk.stage(items.map(({ line, item }) => ({ ...item, line })));
  }

  async finish(mustStop: () => boolean, onPhase: OnPhase): Promise<LoadResult | 'stopped'> {
    const result = await this.bulk.addAll({ mustStop, onProgress: onPhase });
    if (result === 'stopped') return result;
    const { staged, added, refused } = result;
    return { added, alreadyThere: staged - added - refused };
  }

  async *rejected(): AsyncGenerator<readonly RejectedItem<KnownUser>[]> {
    for await (const users of this.bulk.refused())
      yield users.map(({ line, id, refusal }) => ({
        line,
        item: { id },
        rejection: rejectionOf(refusal, id),
      }));
  }

  async close(): Promise<void> {
    await this.bulk.close();
  }
}
