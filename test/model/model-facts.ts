import type { UserType } from './model-operations.js';

export interface ModelUser {
  readonly type: UserType;
  readonly isPrivate: boolean;
}

/** Where a follower stands with a followee. */
export type ModelState = 'none' | 'requested' | 'following' | 'blocked';

/** Ordered pairs of users. */
type Pairs = Set<string>;

/** What is true between users at one moment, and what their histories hold of the way there. */
export class ModelFacts {
  protected constructor(
    /** By number; `undefined` is deleted. */
    readonly users: (ModelUser | undefined)[],
    readonly follows: Pairs,
    readonly requests: Pairs,
    readonly blocks: Pairs,
    readonly mutes: Pairs,
    /** For each user, the changes in its lists, grouped by the transaction that made them. */
    readonly history: (readonly (readonly string[])[])[],
  ) {}

  /** Equal exactly when two models are. */
  key(): string {
    const { users, follows, requests, blocks, mutes, history } = this;
    return JSON.stringify([
      users,
      ...[follows, requests, blocks, mutes].map((pairs) => [...pairs].sort()),
      history,
    ]);
  }

  state(follower: number, followee: number): ModelState {
    if (this.isBlocked(follower, followee)) return 'blocked';
    if (this.follows.has(pair(follower, followee))) return 'following';
    return this.requests.has(pair(follower, followee)) ? 'requested' : 'none';
  }

  /** What `userId` sees between itself and the other, as the API's flags. */
  relationship(user: number, other: number): Readonly<Record<string, boolean>> {
    return {
      following: this.follows.has(pair(user, other)),
      followedBy: this.follows.has(pair(other, user)),
      requested: this.requests.has(pair(user, other)),
      requestedBy: this.requests.has(pair(other, user)),
      blocking: this.blocks.has(pair(user, other)),
      blockedBy: this.blocks.has(pair(other, user)),
      muting: this.mutes.has(pair(user, other)),
    };
  }

  followers(user: number): number[] {
    return this.numbers().filter((other) => this.follows.has(pair(other, user)));
  }

  following(user: number): number[] {
    return this.numbers().filter((other) => this.follows.has(pair(user, other)));
  }

  requesters(user: number): number[] {
    return this.numbers().filter((other) => this.requests.has(pair(other, user)));
  }

  blocked(user: number): number[] {
    return this.numbers().filter((other) => this.blocks.has(pair(user, other)));
  }

  muted(user: number): number[] {
    return this.numbers().filter((other) => this.mutes.has(pair(user, other)));
  }

  protected numbers(): number[] {
    return this.users.map((_user, index) => index);
  }

  protected counts(user: number): [followers: number, following: number] {
    return [this.followers(user).length, this.following(user).length];
  }

  private isBlocked(one: number, other: number): boolean {
    return this.blocks.has(pair(one, other)) || this.blocks.has(pair(other, one));
  }

  protected gain(follower: number, followee: number, cause: string, actor: number, events: string[][]): void {
    this.follows.add(pair(follower, followee));
    this.requests.delete(pair(follower, followee));
    record('gained', follower, followee, cause, actor, events);
  }

  protected lose(follower: number, followee: number, cause: string, actor: number, events: string[][]): void {
    if (!this.follows.delete(pair(follower, followee))) return;
    record('lost', follower, followee, cause, actor, events);
  }
}

/** Names an ordered pair. */
export function pair(one: number, other: number): string {
  return `${one}>${other}`;
}

function record(
  change: 'gained' | 'lost',
  follower: number,
  followee: number,
  cause: string,
  actor: number,
  events: string[][],
): void {
  events[follower]!.push(historyEntry({ change, list: 'following', cause, actor, other: followee }));
  events[followee]!.push(historyEntry({ change, list: 'followers', cause, actor, other: follower }));
}

/** One line of a user's history, to be compared. */
export function historyEntry(entry: {
  readonly change: string;
  readonly list: string;
  readonly cause: string;
  readonly actor: number;
  readonly other: number;
}): string {
  return `${entry.change} ${entry.list} ${entry.cause} by ${entry.actor}: ${entry.other}`;
}
