import { ModelFacts, type ModelUser, pair } from './model-facts.js';
import { type Answer, type BatchOperation, type Operation, POLICY } from './model-operations.js';

const USER_NOT_FOUND: Answer = { status: 404, says: 'user_not_found' };
const NO_CONTENT: Answer = { status: 204 };

/**
 * The rules of following as an in-memory toy: what each operation answers, and what it leaves behind. Written from
 * docs/rules.md, not from the service, which is held against it.
 */
export class FollowModel extends ModelFacts {
  static ofUsers(users: readonly ModelUser[]): FollowModel {
    const none = (): Set<string> => new Set();
    return new FollowModel(
      [...users],
      none(),
      none(),
      none(),
      none(),
      users.map(() => []),
    );
  }

  copy(): FollowModel {
    const { users, follows, requests, blocks, mutes, history } = this;
    return new FollowModel([...users], new Set(follows), new Set(requests), new Set(blocks), new Set(mutes), [
      ...history,
    ]);
  }

  /** Does the operation, and says what the service should answer. */
  apply(operation: Operation): Answer {
    const events: string[][] = this.users.map(() => []);
    const answer = this.answer(operation, events);
    events.forEach((group, user) => {
      if (group.length > 0) this.history[user] = [...this.history[user]!, group.sort()];
    });
    return answer;
  }

  private answer(operation: Operation, events: string[][]): Answer {
    switch (operation.kind) {
      case 'batch':
        return this.batch(operation.rows, operation.dryRun, events);
      case 'setPrivate':
      case 'setType':
        return this.change(operation, events);
      case 'delete':
        return this.delete(operation.by, events);
      case 'readUser':
        return this.ifThere([operation.by], () => ({ status: 200, says: this.counts(operation.by) }));
      case 'readFollowers':
        return this.ifThere([operation.by], () => ({ status: 200, says: this.followers(operation.by) }));
      case 'readFollowing':
        return this.ifThere([operation.by], () => ({ status: 200, says: this.following(operation.by) }));
      default:
        return this.betweenTwo(operation, events);
    }
  }

  private betweenTwo(
    { kind, by, other }: Extract<Operation, { readonly other: number }>,
    events: string[][],
  ): Answer {
    const seen = (status: number): Answer => ({ status, says: this.relationship(by, other) });
    if (by === other) {
      if (kind === 'follow') return { status: 422, says: 'cannot_follow_self' };
      if (kind === 'block') return { status: 422, says: 'cannot_block_self' };
      if (kind === 'mute') return { status: 422, says: 'cannot_mute_self' };
    }
    return this.ifThere([by, other], () => {
      switch (kind) {
        case 'follow': {
          const outcome = this.mayFollow(by, other);
          if (outcome === 'blocked' || outcome === 'follow_not_allowed')
            return { status: 403, says: outcome };
          if (outcome === 'followed') this.gain(by, other, 'follow', by, events);
          if (outcome === 'requested') this.requests.add(pair(by, other));
          return seen(
            { followed: 201, already_following: 200, requested: 202, already_requested: 202 }[outcome],
          );
        }
        case 'unfollow':
          this.lose(by, other, 'unfollow', by, events);
          this.requests.delete(pair(by, other));
          return NO_CONTENT;
        case 'remove':
          this.lose(other, by, 'remove', by, events);
          return NO_CONTENT;
        case 'accept':
          if (this.requests.delete(pair(other, by))) {
            this.gain(other, by, 'accept', by, events);
            return seen(201);
          }
          return this.state(other, by) === 'following'
            ? seen(200)
            : { status: 404, says: 'request_not_found' };
        case 'reject':
          if (this.state(other, by) === 'following') return { status: 409, says: 'already_accepted' };
          this.requests.delete(pair(other, by));
          return NO_CONTENT;
        case 'block': {
          const isNew = !this.blocks.has(pair(by, other));
          this.blocks.add(pair(by, other));
          this.lose(by, other, 'block', by, events);
          this.lose(other, by, 'block', by, events);
          this.requests.delete(pair(by, other));
          this.requests.delete(pair(other, by));
          return seen(isNew ? 201 : 200);
        }
        case 'unblock':
          this.blocks.delete(pair(by, other));
          return NO_CONTENT;
        case 'mute': {
          const isNew = !this.mutes.has(pair(by, other));
          this.mutes.add(pair(by, other));
          return seen(isNew ? 201 : 200);
        }
        case 'unmute':
          this.mutes.delete(pair(by, other));
          return NO_CONTENT;
      }
    });
  }

  /** What a wish to follow comes to, for two users who are there. */
  private mayFollow(follower: number, followee: number) {
    const state = this.state(follower, followee);
    if (state === 'blocked') return 'blocked';
    if (state === 'following') return 'already_following';
    if (state === 'requested') return 'already_requested';
    const [one, other] = [this.users[follower]!, this.users[followee]!];
    if (!POLICY.split(',').includes(`${one.type}>${other.type}`)) return 'follow_not_allowed';
    return other.isPrivate ? 'requested' : 'followed';
  }

  /** A batch shows in the history as what it comes to in the end: a follow that did not last in it never was. */
  private batch(rows: readonly BatchOperation[], dryRun: boolean, events: string[][]): Answer {
    const after = this.copy();
    const ended = new Set<string>();
    const says = rows.map(({ op, by, other }) => {
      if (op === 'follow' && by === other) return 'cannot_follow_self';
      if (after.users[by] === undefined || after.users[other] === undefined) return 'user_not_found';
      const edge = pair(by, other);
      if (op === 'follow') {
        const outcome = after.mayFollow(by, other);
        if (outcome === 'followed') after.follows.add(edge);
        if (outcome === 'requested') after.requests.add(edge);
        return outcome;
      }
      if (after.follows.delete(edge)) {
        ended.add(edge);
        return 'unfollowed';
      }
      return after.requests.delete(edge) ? 'request_withdrawn' : 'not_following';
    });
    if (dryRun) return { status: 200, says };
    for (const edge of ended) {
      const [by = 0, other = 0] = edge.split('>').map(Number);
      this.lose(by, other, 'unfollow', by, events);
    }
    for (const edge of after.follows) {
      const [by = 0, other = 0] = edge.split('>').map(Number);
      if (!this.follows.has(edge)) this.gain(by, other, 'follow', by, events);
    }
    this.requests.clear();
    for (const request of after.requests) this.requests.add(request);
    return { status: 200, says };
  }

  private change(
    operation: Extract<Operation, { readonly kind: 'setPrivate' | 'setType' }>,
    events: string[][],
  ): Answer {
    const { by } = operation;
    return this.ifThere([by], () => {
      const user = this.users[by]!;
      const changed =
        operation.kind === 'setType'
          ? { ...user, type: operation.type }
          : { ...user, isPrivate: operation.isPrivate };
      this.users[by] = changed;
      if (!changed.isPrivate) {
        for (const other of this.requesters(by)) {
          this.requests.delete(pair(other, by));
          this.gain(other, by, 'accept', by, events);
        }
      }
      return { status: 200, says: [changed.type, changed.isPrivate, ...this.counts(by)] };
    });
  }

  private delete(user: number, events: string[][]): Answer {
    return this.ifThere([user], () => {
      for (const other of this.following(user)) this.lose(user, other, 'leave', user, events);
      for (const other of this.followers(user)) this.lose(other, user, 'leave', user, events);
      for (const pairs of [this.requests, this.blocks, this.mutes]) {
        for (const other of this.numbers()) {
          pairs.delete(pair(user, other));
          pairs.delete(pair(other, user));
        }
      }
      this.users[user] = undefined;
      return NO_CONTENT;
    });
  }

  private ifThere(users: readonly number[], answer: () => Answer): Answer {
    return users.every((user) => this.users[user] !== undefined) ? answer() : USER_NOT_FOUND;
  }
}
