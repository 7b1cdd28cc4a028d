import { InvalidRequestError } from '@retinue/common';
import {
  checkedLimits,
  FollowAllowance,
  type FollowLimits,
  FollowPolicy,
  type FollowState,
  type Relationship,
} from '@retinue/follows';
import {
  assertUserKey,
  CARD_FIELDS,
  type ListViewer,
  type User,
  type UserCard,
  type UserKey,
  UserNotFoundError,
  type UserType,
  UserTypes,
  type ViewerLinks,
} from '@retinue/users';
import { FakeFollowStarts } from './fake-follow-starts.js';
import { PairSet } from './pair-set.js';

/** A user without the counts, which are counted when they are asked for. */
export type FakeUser = Omit<User, 'followersCount' | 'followingCount'>;

/** The rules that an application may set; limits of following among them. */
export interface FakeOptions extends FollowLimits {
  /** Which type of user may follow which, such as `person>person,person>brand`; all pairs when left out. */
  readonly policy?: string | undefined;
  /** The types that users can be given; persons and brands when left out. */
  readonly types?: readonly string[] | undefined;
}

/** The users, and what is between them, that the fakes share, in memory. */
export class FakeWorld {
  readonly users = new Map<number, FakeUser>();
  readonly follows = new PairSet();
  readonly requests = new PairSet();
  readonly blocks = new PairSet();
  readonly mutes = new PairSet();
  private readonly starts = new FakeFollowStarts();
  private readonly limits: FollowLimits | undefined;
  readonly types: UserTypes;
  readonly policy: FollowPolicy;
  private lastId = 0;
  private lastTime = 0;

  /** @throws TypeError when the policy, the types or a limit are none */
  constructor({ policy, types, ...limits }: FakeOptions = {}) {
    this.limits = checkedLimits(limits);
    this.types = new UserTypes(types);
    this.policy = new FollowPolicy(policy, this.types.all);
  }

  /** An id that was never given out. */
  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** Now, and after each time that was given out before: lists by time have one order. */
  now(): Date {
    this.lastTime = Math.max(Date.now(), this.lastTime + 1);
    return new Date(this.lastTime);
  }

  /** @throws InvalidRequestError when it can be no user's key */
  find(key: UserKey, name?: string): FakeUser | undefined {
    assertUserKey(key, name);
    if (typeof key === 'number') return this.users.get(key);
    return [...this.users.values()].find(({ externalId }) => externalId === key.externalId);
  }

  /**
   * @param name which of several users it is, such as `followerId`
   * @throws UserNotFoundError
   */
  require(key: UserKey, name?: string): FakeUser {
    const user = this.find(key, name);
    if (user === undefined) throw new UserNotFoundError(key, name);
    return user;
  }

  /**
   * The id of a user; one that is given stands for itself, whether anybody has it or not.
   *
   * @param name which of several users it is
   * @throws UserNotFoundError when nobody has the external id
   */
  idOf(key: UserKey, name?: string): number {
    return typeof key === 'number' ? key : this.require(key, name).id;
  }

  /** @throws InvalidRequestError when a type is asked for that there is not */
  assertKnownType(type: UserType | undefined): void {
    const problem = type === undefined ? undefined : this.types.problemOf(type);
    if (problem !== undefined)
      throw new InvalidRequestError([{ name: 'type', problem: (name) => `${name} ${problem}` }]);
  }

  /** As a service answers them: nobody else holds the metadata. */
  withCounts(user: FakeUser): User {
    return {
      ...user,
      metadata: structuredClone(user.metadata),
      followersCount: this.follows.of('toId', user.id).length,
      followingCount: this.follows.of('fromId', user.id).length,
    };
  }

  cardOf(id: number): UserCard {
    const user = this.users.get(id)!;
    const fields = Object.keys(CARD_FIELDS) as (keyof UserCard)[];
    return Object.fromEntries(fields.map((field) => [field, user[field]])) as unknown as UserCard;
  }

  stateOf(followerId: number, followeeId: number): FollowState {
    if (this.follows.has(followerId, followeeId)) return 'following';
    if (this.blocks.has(followerId, followeeId) || this.blocks.has(followeeId, followerId)) return 'blocked';
    return this.requests.has(followerId, followeeId) ? 'requested' : 'none';
  }

  /**
   * Counts that somebody begins to follow, or to ask.
   *
   * @param given the follower, as the caller named them
   * @throws TooManyFollowedError, TooManyRequestsPendingError, TooManyFollowsTodayError
   */
  begin(followerId: number, given: UserKey, as: 'following' | 'requested'): void {
    if (this.limits === undefined) return;
    const tally = {
      following: this.follows.of('fromId', followerId).length,
      requests: this.requests.of('fromId', followerId).length,
      ...this.starts.tallyOf(followerId, this.limits.maxFollowsPerDay),
    };
    new FollowAllowance(this.limits, new Map([[followerId, tally]]), new Date()).take(
      followerId,
      given,
      'none',
      as,
    );
    this.starts.add(followerId, new Date());
  }

  relationshipOf(userId: number, otherId: number): Relationship {
    const follow = this.follows.get(userId, otherId);
    return {
      userId,
      userExternalId: this.users.get(userId)?.externalId ?? null,
      otherId,
      otherExternalId: this.users.get(otherId)?.externalId ?? null,
      following: follow !== undefined,
      followedBy: this.follows.has(otherId, userId),
      requested: this.requests.has(userId, otherId),
      requestedBy: this.requests.has(otherId, userId),
      blocking: this.blocks.has(userId, otherId),
      blockedBy: this.blocks.has(otherId, userId),
      muting: this.mutes.has(userId, otherId),
      followedAt: follow?.at ?? null,
    };
  }

  /** Whether a list leaves this user out for the one who looks. */
  isLeftOut(id: number, viewer: ListViewer | undefined): boolean {
    if (viewer === undefined || viewer.seesAll === true) return false;
    return this.blocks.has(viewer.id, id) || this.blocks.has(id, viewer.id);
  }

  /** What an item of a list says of the one who looks, when that was asked for. */
  viewerOf(id: number, viewer: ListViewer | undefined): { readonly viewer?: ViewerLinks } {
    if (viewer?.links !== true) return {};
    const { following, followedBy, requested, muting } = this.relationshipOf(viewer.id, id);
    return { viewer: { following, followedBy, requested, muting } };
  }

  /** @returns what brings back all that is there now */
  remember(): () => void {
    const users = [...this.users];
    const sets = [this.follows, this.requests, this.blocks, this.mutes, this.starts].map((set) =>
      set.remember(),
    );
    return () => {
      this.users.clear();
      for (const [id, user] of users) this.users.set(id, user);
      for (const takeBack of sets) takeBack();
    };
  }

  /** Removes a user, with all that is between them and others. */
  forget(id: number): void {
    this.users.delete(id);
    for (const set of [this.follows, this.requests, this.blocks, this.mutes, this.starts]) set.forget(id);
  }

  /** Turns a request into a follow. */
  accept(followerId: number, followeeId: number): void {
    this.requests.remove(followerId, followeeId);
    this.follows.add(followerId, followeeId, this.now());
  }
}
