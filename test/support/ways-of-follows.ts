import type { INestApplicationContext } from '@nestjs/common';
import { FollowsService } from '@retinue/follows';
import { UserUpsertsService } from '@retinue/users';
import type { Credentials } from '../access/callers.js';
import type { Method } from './checked-client.js';
import type { TestApp } from './start-test-app.js';

/** By their external ids. */
const PEOPLE = ['ann', 'ben', 'cat', 'ida'] as const;
/** See {@link addPeople}. */
export type Name = (typeof PEOPLE)[number];
/** Their ids here. */
export type Ids = Readonly<Record<Name, number>>;

/** Ida is private. Ann and Ben follow each other, Ann has asked Ida. */
export async function addPeople({ nest }: { readonly nest: INestApplicationContext }): Promise<Ids> {
  const upserts = nest.get(UserUpsertsService, { strict: false });
  const ids: [Name, number][] = [];
  for (const name of PEOPLE) {
    const { user } = await upserts.put(name, { firstName: name, isPrivate: name === 'ida' });
    ids.push([name, user.id]);
  }
  const follows = nest.get(FollowsService, { strict: false });
  for (const [one, other] of [
    ['ann', 'ben'],
    ['ben', 'ann'],
    ['ann', 'ida'],
  ] as const)
    await follows.follow({ followerId: { externalId: one }, followeeId: { externalId: other } });
  return Object.fromEntries(ids) as Record<Name, number>;
}

/** A request by which follows come or go. */
export interface Way {
  readonly by: Name;
  readonly send: readonly [Method, path: string, body?: object];
  readonly events: readonly string[];
}

/** Sends it as somebody. @throws Error when it is refused */
export async function sendAs(
  { http }: Pick<TestApp, 'http'>,
  [method, path, body]: Way['send'],
  headers: Credentials,
): Promise<void> {
  const { status, text } = await http.send(method, path, { headers, body });
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
}

const batch = (op: string, followeeId: string) => ({
  operations: [{ op, followerId: 'ext:ann', followeeId }],
});

/** Each way in which a follow comes or goes by a request of the user whose affair it is. */
export const WAYS: Readonly<Record<string, Way>> = {
  'a follow': { by: 'ann', send: ['put', '/v1/users/ext:ann/following/ext:cat'], events: ['follow'] },
  'an unfollow': { by: 'ann', send: ['delete', '/v1/users/ext:ann/following/ext:ben'], events: ['unfollow'] },
  'a follow in a batch': {
    by: 'ann',
    send: ['post', '/v1/follows/batch', batch('follow', 'ext:cat')],
    events: ['follow'],
  },
  'an unfollow in a batch': {
    by: 'ann',
    send: ['post', '/v1/follows/batch', batch('unfollow', 'ext:ben')],
    events: ['unfollow'],
  },
  'the removal of a follower': {
    by: 'ben',
    send: ['delete', '/v1/users/ext:ben/followers/ext:ann'],
    events: ['remove_follower'],
  },
  'the acceptance of a request': {
    by: 'ida',
    send: ['put', '/v1/users/ext:ida/follow-requests/ext:ann'],
    events: ['accept_follower'],
  },
  'a block': {
    by: 'ben',
    send: ['put', '/v1/users/ext:ben/blocks/ext:ann'],
    events: ['block_followee', 'block_follower'],
  },
  'a change to public': {
    by: 'ida',
    send: ['patch', '/v1/users/ext:ida', { isPrivate: false }],
    events: ['accept_follower'],
  },
  'an upsert to public': {
    by: 'ida',
    send: ['put', '/v1/users/ext:ida', { firstName: 'Ida', isPrivate: false }],
    events: ['accept_follower'],
  },
  'a deletion': {
    by: 'ann',
    send: ['delete', '/v1/users/ext:ann'],
    events: ['leave_followee', 'leave_follower'],
  },
};
