import { Injectable } from '@nestjs/common';
import type { PageRequest, PreparedPage } from '@retinue/common';
import { SqlReader, SqlStreamer, type Transaction } from '@retinue/database';
import { type Block, type BlockListItem, BlocksRepository, type NewBlock } from './blocks.repository.js';
import type { IdPair } from '../relations/pair-table.statements.js';
import { PairTable } from '../relations/sql-pair-table.js';

@Injectable()
export class SqlBlocksRepository extends BlocksRepository {
  private readonly table: PairTable;

  constructor(reader: SqlReader, streamer: SqlStreamer) {
    super();
    this.table = new PairTable(
      { name: 'blocks', from: 'blocker_id', to: 'blocked_id', listed: 'to', since: 'blockedAt' },
      reader,
      streamer,
    );
  }

  override async add(transaction: Transaction, blocks: readonly NewBlock[]): Promise<Block[]> {
    const pairs = blocks.map(({ createdAt, ...block }) => ({ ...toPair(block), at: createdAt }));
    return (await this.table.add(transaction, pairs)).map(toBlock);
  }

  override async remove(transaction: Transaction, blocks: readonly Block[]): Promise<void> {
    await this.table.remove(transaction, blocks.map(toPair));
  }

  override async removeSome(transaction: Transaction, userId: number, limit: number): Promise<number> {
    return this.table.removeSome(transaction, userId, limit);
  }

  override async list(blockerId: number, page: PageRequest): Promise<PreparedPage<BlockListItem>> {
    return this.table.list(blockerId, page);
  }

  override async *all(): AsyncIterable<NewBlock[]> {
    for await (const rows of this.table.all()) {
      yield rows.map((row) => ({ ...toBlock(row), createdAt: new Date(row.created_at) }));
    }
  }
}

function toPair({ blockerId, blockedId }: Block): IdPair {
  return { fromId: blockerId, toId: blockedId };
}

function toBlock({ fromId, toId }: IdPair): Block {
  return { blockerId: fromId, blockedId: toId };
}
