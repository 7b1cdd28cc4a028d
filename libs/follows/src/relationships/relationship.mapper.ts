import type { Relationship } from './relationship.js';

/** What may be between two users besides the follow: a bit each in {@link RelationshipRow.links}, the first the lowest. */
export const LINK_NAMES = [
  'followedBy',
  'requested',
  'requestedBy',
  'blocking',
  'blockedBy',
  'muting',
] as const satisfies readonly (keyof Relationship)[];

export type LinkName = (typeof LINK_NAMES)[number];

export function bitOf(name: LinkName): number {
  return LINK_NAMES.indexOf(name);
}

const MASKS = Object.fromEntries(LINK_NAMES.map((name) => [name, 1 << bitOf(name)])) as Record<
  LinkName,
  number
>;

/** A row of the relationships statements. */
export interface RelationshipRow {
  /** Which of the pairs asked for it is. */
  readonly ordinal: number;
  readonly user_id: number;
  readonly user_external_id: string | null;
  readonly other_id: number;
  readonly other_external_id: string | null;
  readonly followed_at: number | null;
  readonly links: number;
}

export function toRelationship(row: RelationshipRow): Relationship {
  const has = (mask: number): boolean => (row.links & mask) !== 0;
  return {
    userId: row.user_id,
    userExternalId: row.user_external_id,
    otherId: row.other_id,
    otherExternalId: row.other_external_id,
    following: row.followed_at !== null,
    followedBy: has(MASKS.followedBy),
    requested: has(MASKS.requested),
    requestedBy: has(MASKS.requestedBy),
    blocking: has(MASKS.blocking),
    blockedBy: has(MASKS.blockedBy),
    muting: has(MASKS.muting),
    followedAt: row.followed_at === null ? null : new Date(row.followed_at),
  };
}
