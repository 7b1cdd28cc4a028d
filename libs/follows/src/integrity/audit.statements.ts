import { type NoParameters, type Statement, statement } from '@retinue/database';
import type { CounterChange } from '@retinue/users';
import type { Exclusion, IdPair, Relation } from '../relations/relation.js';
import { type Flaw, flawsOf } from './follows-audit.js';

/**
 * The whole graph against the rules and the counts. The counts are in `user_counters`, which is the users module's:
 * they are its to show and ours to be right.
 */

/** Somebody whose deletion goes on is somebody still. */
function isNobody(id: string): string {
  const isNone = (of: string): string => `NOT EXISTS (SELECT 1 FROM ${of} WHERE ${of}.id = ${id})`;
  return `(${isNone('user_cards')} AND ${isNone('deleted_users')})`;
}

/** SQL for which rows `r` have a flaw that no description can say how to look for, by the relation and the flaw. */
const OTHER_FLAWS: Readonly<Record<string, string>> = {
  'follow-requests to_public': `
    EXISTS (SELECT 1 FROM user_cards u WHERE u.id = r.followee_id AND u.is_private = 0)
    AND r.followee_id NOT IN (SELECT user_id FROM pending_auto_accepts)`,
};

/** Pairs of the relation that stand beside one that excludes them: by a join, which may begin with the smaller table. */
function besideOther(relation: Relation, { by, way }: Exclusion): string {
  const { table, from, to } = relation;
  const joined = (otherFrom: string, otherTo: string): string => `
    SELECT ${pairOf(relation)} FROM ${by.table} o
    JOIN ${table} r ON r.${from} = o.${otherFrom} AND r.${to} = o.${otherTo}`;
  const same = joined(by.from, by.to);
  const opposite = joined(by.to, by.from);
  if (way === 'either') return `${same} UNION ${opposite}`;
  return way === 'same' ? same : opposite;
}

function pairsWithFlaw({ relation, name }: Flaw): string {
  const exclusion = relation.excludedBy?.find(({ flaw }) => flaw === name);
  if (exclusion !== undefined) return besideOther(relation, exclusion);
  const ofNobody = `${isNobody(`r.${relation.from}`)} OR ${isNobody(`r.${relation.to}`)}`;
  const condition = name === 'of_nobody' ? ofNobody : OTHER_FLAWS[`${relation.name} ${name}`];
  if (condition === undefined) throw new TypeError(`Nothing tells how to find ${relation.name} ${name}`);
  return `SELECT ${pairOf(relation)} FROM ${relation.table} r WHERE ${condition}`;
}

function pairOf({ from, to }: Relation): string {
  return `r.${from} AS "fromId", r.${to} AS "toId"`;
}

/** A pair of a relation, by the relation's name and the flaw's. */
export interface FlawedPairRow extends IdPair {
  readonly relation: string;
  readonly flaw: string;
}

export function flawedPairs(relations: readonly Relation[]): Statement<NoParameters, FlawedPairRow> {
  return statement(
    relations
      .flatMap(flawsOf)
      .map(
        (flaw) =>
          `SELECT '${flaw.relation.name}' AS relation, '${flaw.name}' AS flaw, * FROM (${pairsWithFlaw(flaw)}) AS pairs`,
      )
      .join(' UNION ALL '),
  );
}

interface DriftRow {
  readonly userId: number;
  readonly countedFollowers: number | null;
  readonly countedFollowing: number | null;
  readonly followers: number;
  readonly following: number;
}

export const DRIFTING_COUNTS = statement<NoParameters, DriftRow>(`
  SELECT * FROM (
    SELECT u.id AS "userId", c.followers_count AS "countedFollowers", c.following_count AS "countedFollowing",
      (SELECT count(*) FROM follows WHERE followee_id = u.id) AS followers,
      (SELECT count(*) FROM follows WHERE follower_id = u.id) AS following
    FROM user_cards u LEFT JOIN user_counters c ON c.user_id = u.id
  ) AS counts
  WHERE "countedFollowers" IS DISTINCT FROM followers OR "countedFollowing" IS DISTINCT FROM following`);

/** `ids` is a JSON array. */
export const RECOUNT = statement<{ readonly ids: string }, CounterChange>(
  (sql) => `
  SELECT u.id AS "userId",
    (SELECT count(*) FROM follows WHERE followee_id = u.id) AS followers,
    (SELECT count(*) FROM follows WHERE follower_id = u.id) AS following
  FROM user_cards u WHERE u.id IN (${sql.valuesOf('integer', ':ids')})`,
);
