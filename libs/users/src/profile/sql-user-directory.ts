import { Injectable } from '@nestjs/common';
import { SqlReader, type Transaction } from '@retinue/database';
import { type FoundUsers, UserDirectory, type UserReference } from './user-directory.js';
import {
  FIND_REFERENCE,
  FIND_REFERENCES,
  FIND_REFERENCES_BY_KEYS,
  LOCK_REFERENCES,
  LOCK_REFERENCES_BY_KEYS,
  type ReferenceRow,
} from './user-directory.statements.js';
import type { UserKey } from './user-key.js';

@Injectable()
export class SqlUserDirectory extends UserDirectory {
  constructor(private readonly reader: SqlReader) {
    super();
  }

  override async find(keys: readonly UserKey[], transaction?: Transaction): Promise<FoundUsers> {
    const [first] = keys;
    if (typeof first === 'number' && keys.length === 1 && transaction === undefined) {
      const row = await this.reader.get(FIND_REFERENCE, { id: first });
      return new Map(row === undefined ? [] : [[row.id, toReference(row)]]);
    }
    const ids = keys.filter((key) => typeof key === 'number');
    const asked = { ids: JSON.stringify(ids) };
    if (ids.length === keys.length) {
      const rows =
        transaction === undefined
          ? await this.reader.all(FIND_REFERENCES, asked)
          : await transaction.all(LOCK_REFERENCES, asked);
      return new Map(rows.map((row) => [row.id, toReference(row)]));
    }
    const externalIds = keys.flatMap((key) => (typeof key === 'number' ? [] : [key.externalId]));
    const both = { ...asked, externalIds: JSON.stringify(externalIds) };
    const rows =
      transaction === undefined
        ? await this.reader.all(FIND_REFERENCES_BY_KEYS, both)
        : await transaction.all(LOCK_REFERENCES_BY_KEYS, both);
    return new ReferencesByKey(rows);
  }
}

class ReferencesByKey implements FoundUsers {
  private readonly byId: ReadonlyMap<number, UserReference>;
  private readonly byExternalId: ReadonlyMap<string | null, UserReference>;

  constructor(rows: readonly ReferenceRow[]) {
    const references = rows.map(toReference);
    this.byId = new Map(references.map((user) => [user.id, user]));
    this.byExternalId = new Map(references.map((user) => [user.externalId, user]));
  }

  get(key: UserKey): UserReference | undefined {
    return typeof key === 'number' ? this.byId.get(key) : this.byExternalId.get(key.externalId);
  }

  has(key: UserKey): boolean {
    return this.get(key) !== undefined;
  }
}

function toReference({ id, external_id, type, is_private }: ReferenceRow): UserReference {
  return { id, externalId: external_id, type, isPrivate: is_private === 1 };
}
