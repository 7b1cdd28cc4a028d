import type { INestApplicationContext } from '@nestjs/common';
import {
  fieldsOf,
  FollowsBulkImports,
  type ImportedRow,
  isPlain,
  type PlainRelation,
  type Relation,
  type RelationOutcome,
  RelationsImportService,
} from '@retinue/follows';
import { type UserKey, UsersImportService } from '@retinue/users';
import { anyTime, optionalTime, requiredUser } from '../formats/field-values.js';
import { tellDeleted } from './deleted-users.js';
import { FollowLoad } from './follow-load.js';
import { storeFollows } from './follow-records.js';
import type { ImportTarget } from './import-target.js';
import type { RecordResult } from './record-result.js';

/** Rows of a relation into the database. @param createsMissing of follows: whether users are made that nobody imported */
export function relationTarget(
  app: INestApplicationContext,
  relation: Relation,
  createsMissing = false,
): ImportTarget<ImportedRow> {
  const read = readerOf(relation);
  if (isPlain(relation)) return { read, store: storeOf(app, relation) };
  const target = { read, store: storeFollows(app, createsMissing), compare: compareRows };
  // A handler of the application's is asked about each follow by itself.
  if (!app.get(FollowsBulkImports).areAllowed) return target;
  return { ...target, load: async () => FollowLoad.open(app, createsMissing) };
}

/** In the order of the table. */
function compareRows(one: ImportedRow, other: ImportedRow): number {
  return compareKeys(one.fromId, other.fromId) || compareKeys(one.toId, other.toId);
}

/** Who is named by another key than the id comes last. */
function compareKeys(one: UserKey, other: UserKey): number {
  if (typeof one === 'number') return typeof other === 'number' ? one - other : -1;
  if (typeof other === 'number') return 1;
  if (one.externalId === other.externalId) return 0;
  return one.externalId < other.externalId ? -1 : 1;
}

function readerOf(relation: Relation): ImportTarget<ImportedRow>['read'] {
  const { from, to, createdAt, expiresAt } = fieldsOf(relation);
  return (fields) => ({
    fromId: requiredUser(fields, from),
    toId: requiredUser(fields, to),
    createdAt: optionalTime(fields, createdAt),
    ...(expiresAt === undefined ? {} : { expiresAt: anyTime(fields, expiresAt) }),
  });
}

function storeOf(app: INestApplicationContext, relation: PlainRelation): ImportTarget<ImportedRow>['store'] {
  const { from, to, expiresAt } = fieldsOf(relation);
  const resultOf: Readonly<Record<Extract<RelationOutcome, string>, RecordResult>> = {
    added: 'added',
    already_there: 'already_there',
    self: { rejected: `${from} and ${to} are the same user` },
    unknown_from: { rejected: `no user has the ${from}`, cause: 'an unknown user' },
    unknown_to: { rejected: `no user has the ${to}`, cause: 'an unknown user' },
    expired: { rejected: `${expiresAt} has passed` },
  };
  return async (batch) => {
    const outcomes = await app.get(RelationsImportService).add(relation, batch);
    return tellDeleted(
      app.get(UsersImportService),
      outcomes.map((outcome) =>
        typeof outcome === 'string' ? resultOf[outcome] : { rejected: outcome.reason },
      ),
      outcomes.map((outcome, index) => missingOf(outcome, batch[index]!)),
    );
  };
}

function missingOf(outcome: RelationOutcome, { fromId, toId }: ImportedRow): UserKey | undefined {
  if (outcome === 'unknown_from') return fromId;
  return outcome === 'unknown_to' ? toId : undefined;
}
