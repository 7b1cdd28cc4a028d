import { Injectable } from '@nestjs/common';
import { SqlReader, type Transaction } from '@retinue/database';
import { isScope } from '../policy/scope.js';
import type { StoredServiceKey } from './service-key.js';
import { ServiceKeysRepository } from './service-keys.repository.js';
import {
  FIND_KEY,
  INSERT_KEY,
  LIST_KEYS,
  MARK_KEY_USED,
  REVOKE_KEY,
  type ServiceKeyRow,
} from './service-keys.statements.js';

@Injectable()
export class SqlServiceKeysRepository extends ServiceKeysRepository {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async insert(
    { id, name, hash, scopes, createdAt, expiresAt }: StoredServiceKey,
    transaction: Transaction,
  ): Promise<void> {
    await transaction.run(INSERT_KEY, { id, name, hash, scopes: scopes.join(' '), createdAt, expiresAt });
  }

  override async list(): Promise<readonly StoredServiceKey[]> {
    return (await this.reader.all(LIST_KEYS)).map(toKey);
  }

  override async find(id: string): Promise<StoredServiceKey | undefined> {
    const row = await this.reader.get(FIND_KEY, { id });
    return row && toKey(row);
  }

  override async revoke(id: string, at: number, transaction: Transaction): Promise<boolean> {
    return (await transaction.run(REVOKE_KEY, { id, at })) === 1;
  }

  override async markUsed(id: string, at: number, transaction: Transaction): Promise<void> {
    await transaction.run(MARK_KEY_USED, { id, at });
  }
}

function toKey(row: ServiceKeyRow): StoredServiceKey {
  return {
    id: row.id,
    name: row.name,
    hash: row.hash,
    // A scope that a later version knew gives nothing here.
    scopes: row.scopes.split(' ').filter(isScope),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
