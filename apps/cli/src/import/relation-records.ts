import type {
  ImportedMute,
  ImportedRelation,
  RelationOutcome,
  RelationsImportService,
} from '@retinue/follows';
import type { UsersImportService } from '@retinue/users';
import { anyTime, optionalTime, requiredId } from '../formats/field-values.js';
import { tellDeleted } from './deleted-users.js';
import type { ImportTarget, RecordResult } from './import-records.js';

/** Follow requests into the database. */
export function requestTarget(
  relations: RelationsImportService,
  users: UsersImportService,
): ImportTarget<ImportedRelation> {
  return relationTarget(['followerId', 'followeeId', 'requestedAt'], users, (batch) =>
    relations.addRequests(batch),
  );
}

/** Blocks into the database; follows and requests across them end. */
export function blockTarget(
  relations: RelationsImportService,
  users: UsersImportService,
): ImportTarget<ImportedRelation> {
  return relationTarget(['blockerId', 'blockedId', 'createdAt'], users, (batch) =>
    relations.addBlocks(batch),
  );
}

/** Mutes into the database. */
export function muteTarget(
  relations: RelationsImportService,
  users: UsersImportService,
): ImportTarget<ImportedMute> {
  const readEnd = (fields: Fields): Pick<ImportedMute, 'expiresAt'> => ({
    expiresAt: anyTime(fields, 'expiresAt'),
  });
  return relationTarget(
    ['muterId', 'mutedId', 'createdAt'],
    users,
    (batch) => relations.addMutes(batch),
    readEnd,
  );
}

type Fields = Readonly<Record<string, unknown>>;

function relationTarget<Rest extends object = object>(
  [from, to, time]: readonly [string, string, string],
  users: UsersImportService,
  add: (batch: readonly (ImportedRelation & Rest)[]) => Promise<RelationOutcome[]>,
  readRest: (fields: Fields) => Rest = () => ({}) as Rest,
): ImportTarget<ImportedRelation & Rest> {
  const resultOf: Readonly<Record<RelationOutcome, RecordResult>> = {
    added: 'added',
    already_there: 'already_there',
    self: { rejected: `${from} and ${to} are the same user` },
    unknown_from: { rejected: `no user has the ${from}`, cause: 'an unknown user' },
    unknown_to: { rejected: `no user has the ${to}`, cause: 'an unknown user' },
    blocked: { rejected: 'one of the two users blocks the other' },
    already_following: { rejected: 'the follower follows already: there is nothing to ask for' },
    followee_is_public: {
      rejected: 'the followee is public, and asks nobody to wait: import it as a follow',
    },
    ended: { rejected: 'expiresAt has passed' },
  };
  return {
    read: (fields) => ({
      fromId: requiredId(fields, from),
      toId: requiredId(fields, to),
      createdAt: optionalTime(fields, time),
      ...readRest(fields),
    }),
    store: async (batch) => {
      const outcomes = await add(batch);
      return tellDeleted(
        users,
        outcomes.map((outcome) => resultOf[outcome]),
        outcomes.map((outcome, index) => missingOf(outcome, batch[index]!)),
      );
    },
  };
}

function missingOf(outcome: RelationOutcome, { fromId, toId }: ImportedRelation): number | undefined {
  if (outcome === 'unknown_from') return fromId;
  return outcome === 'unknown_to' ? toId : undefined;
}
