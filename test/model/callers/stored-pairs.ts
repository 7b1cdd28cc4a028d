import { SqlReader } from '@retinue/database';
import type { TestApp } from '../../support/start-test-app.js';
import type { FollowModel } from '../follow-model.js';
import { pair } from '../model-facts.js';
import type { Cast } from './cast.js';

interface PairRow {
  readonly kind: string;
  readonly one: number;
  readonly other: number;
}

const PAIRS = `
  SELECT 'follow' AS kind, follower_id AS one, followee_id AS other FROM follows
  UNION ALL SELECT 'request', follower_id, followee_id FROM follow_requests
  UNION ALL SELECT 'block', blocker_id, blocked_id FROM blocks
  UNION ALL SELECT 'mute', muter_id, muted_id FROM mutes
  UNION ALL SELECT 'private', id, id FROM users WHERE is_private = 1`;

/** What stands between the users of a run, and who of them is private, as the database has it. */
export async function storedPairs({ nest }: Pick<TestApp, 'nest'>, cast: Cast): Promise<string[]> {
  const rows = await nest.get(SqlReader, { strict: false }).all<PairRow>(PAIRS);
  return rows
    .map(({ kind, one, other }) => [kind, cast.numberOf(one), cast.numberOf(other)] as const)
    .filter(([, one]) => one >= 0)
    .map(([kind, one, other]) => `${kind} ${pair(one, other)}`)
    .toSorted();
}

/** The same, as the model has it. */
export function expectedPairs({ users, follows, requests, blocks, mutes }: FollowModel): string[] {
  const named = (kind: string, pairs: Iterable<string>): string[] =>
    [...pairs].map((each) => `${kind} ${each}`);
  return [
    ...named('follow', follows),
    ...named('request', requests),
    ...named('block', blocks),
    ...named('mute', mutes),
    ...users.flatMap((user, number) => (user?.isPrivate === true ? [`private ${pair(number, number)}`] : [])),
  ].toSorted();
}
