import type {
  ImportedMute,
  ImportedRelation,
  RelationOutcome,
  RelationsImportService,
} from '@retinue/follows';
import { anyTime, optionalTime, requiredId } from '../formats/field-values.js';
import type { ImportTarget, RecordResult } from './import-records.js';

/** Follow requests into the database. */
export function requestTarget(relations: RelationsImportService): ImportTarget<ImportedRelation> {
  return relationTarget(['followerId', 'followeeId', 'requestedAt'], (batch) => relations.addRequests(batch));
}

/** Blocks into the database; follows and requests across them end. */
export function blockTarget(relations: RelationsImportService): ImportTarget<ImportedRelation> {
  return relationTarget(['blockerId', 'blockedId', 'createdAt'], (batch) => relations.addBlocks(batch));
}

/** Mutes into the database. */
export function muteTarget(relations: RelationsImportService): ImportTarget<ImportedMute> {
  const readEnd = (fields: Fields): Pick<ImportedMute, 'expiresAt'> => ({
    expiresAt: anyTime(fields, 'expiresAt'),
  });
  return relationTarget(['muterId', 'mutedId', 'createdAt'], (batch) => relations.addMutes(batch), readEnd);
}

type Fields = Readonly<Record<string, unknown>>;

function relationTarget<Rest extends object = object>(
  [from, to, time]: readonly [string, string, string],
  add: (batch: readonly (ImportedRelation & Rest)[]) => Promise<RelationOutcome[]>,
  readRest: (fields: Fields) => Rest = () => ({}) as Rest,
): ImportTarget<ImportedRelation & Rest> {
  const resultOf: Readonly<Record<RelationOutcome, RecordResult>> = {
    added: 'added',
    already_there: 'already_there',
    self: { rejected: `${from} and ${to} are the same user` },
    unknown_from: { rejected: `no user has the ${from}` },
    unknown_to: { rejected: `no user has the ${to}` },
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
    store: async (batch) => (await add(batch)).map((outcome) => resultOf[outcome]),
  };
}
