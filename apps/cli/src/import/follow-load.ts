import type { INestApplicationContext } from '@nestjs/common';
import {
  type FollowsBulkImport,
  FollowsBulkImports,
  type ImportedRow,
  type RefusedEdge,
} from '@retinue/follows';
import { UsersImportService } from '@retinue/users';
import type { BulkLoad, LineItem, LoadResult, OnPhase, RejectedItem } from './bulk-load.js';
import { tellDeleted } from './deleted-users.js';
import { missingOf, resultOf } from './follow-records.js';
import type { RecordResult, Rejection } from './record-result.js';

/** Very many follows, which are added as a whole. */
export class FollowLoad implements BulkLoad<ImportedRow> {
  private constructor(
    private readonly users: UsersImportService,
    private readonly bulk: FollowsBulkImport,
    private readonly createsMissing: boolean,
  ) {}

  static async open(app: INestApplicationContext, createsMissing: boolean): Promise<FollowLoad> {
    return new FollowLoad(
      app.get(UsersImportService),
      await app.get(FollowsBulkImports).open(),
      createsMissing,
    );
  }

  async stage(items: readonly LineItem<ImportedRow>[]): Promise<void> {
    await this.bulk.stage(
      items.map(({ line, item: { fromId, toId, createdAt } }) => ({
        line,
        followerId: fromId,
        followeeId: toId,
        createdAt,
      })),
    );
  }

  async finish(mustStop: () => boolean, onPhase: OnPhase): Promise<LoadResult | 'stopped'> {
    const result = await this.bulk.addAll({
      createsMissing: this.createsMissing,
      mustStop,
      onProgress: onPhase,
    });
    if (result === 'stopped') return result;
    const { staged, added, refused } = result;
    return { added, alreadyThere: staged - added - refused };
  }

  async *rejected(): AsyncGenerator<readonly RejectedItem<ImportedRow>[]> {
    for await (const edges of this.bulk.refused()) {
      const results = await this.resultsOf(edges);
      yield edges.map(({ line, followerId, followeeId, createdAt }, index) => ({
        line,
        item: { fromId: followerId, toId: followeeId, createdAt },
        rejection: results[index] as Rejection,
      }));
    }
  }

  async close(): Promise<void> {
    await this.bulk.close();
  }

  private async resultsOf(edges: readonly RefusedEdge[]): Promise<RecordResult[]> {
    return tellDeleted(
      this.users,
      edges.map(({ outcome }) => resultOf(outcome)),
      edges.map((edge) => missingOf(edge.outcome, edge)),
    );
  }
}
