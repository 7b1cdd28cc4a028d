import { FollowsIntegrityService } from '@retinue/follows';
import type { Response } from 'supertest';
import { type PageJson, readPages } from '../support/pages.js';
import { getUser, newUser, type UserJson } from '../support/people.js';
import { startTestApp, type TestApp } from '../support/start-test-app.js';
import { FollowModel } from './follow-model.js';
import { historyEntry } from './model-facts.js';
import { type Answer, type Operation, POLICY, type UserType } from './model-operations.js';

interface HistoryJson {
  readonly change: string;
  readonly list: string;
  readonly cause: string;
  readonly actorId: number;
  readonly otherId: number;
}

interface BatchRowJson {
  readonly outcome: string;
  readonly code?: string;
}

/** The real service, spoken to over HTTP in the model's terms. */
export class ServiceUnderTest {
  private constructor(
    private readonly app: TestApp,
    private readonly ids: readonly number[],
  ) {}

  /** Starts a service with users of the types given, all public, and the model that equals it. */
  static async start(types: readonly UserType[]): Promise<[ServiceUnderTest, FollowModel]> {
    const app = await startTestApp({ FOLLOW_POLICY: POLICY });
    const ids: number[] = [];
    for (const type of types) {
      const { body } = await app.http.post('/v1/users', newUser({ type }));
      ids.push((body as { id: number }).id);
    }
    const model = FollowModel.ofUsers(types.map((type) => ({ type, isPrivate: false })));
    return [new ServiceUnderTest(app, ids), model];
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  /** Sends an operation, and reads the answer as the model would give it. */
  async send(operation: Operation): Promise<Answer> {
    const response = await this.request(operation);
    const { status, body } = response;
    if (status >= 400) return { status, says: (body as { code: string }).code };
    if (status === 204) return { status };
    return { status, says: this.read(operation, body) };
  }

  /** Why a state of the model is not the service's; `undefined` when it is, in every list, count and history. */
  async difference(model: FollowModel): Promise<string | undefined> {
    for (const [user, { length }] of model.history.entries()) {
      if (model.users[user] === undefined) continue;
      const relations = await this.relations(user);
      const expectedRelations = {
        counts: [model.followers(user).length, model.following(user).length],
        followers: model.followers(user),
        following: model.following(user),
        requests: model.requesters(user),
        blocks: model.blocked(user),
        mutes: model.muted(user),
      };
      const difference = compare(`user ${user}`, relations, expectedRelations);
      if (difference !== undefined) return difference;
      const history = await this.history(user, model.history[user]!);
      const historyDifference = compare(
        `history of ${user}, ${length} changes`,
        history,
        model.history[user],
      );
      if (historyDifference !== undefined) return historyDifference;
    }
    return undefined;
  }

  /** The relationships of all pairs, in one answer, and so of one moment. */
  async relationships(model: FollowModel): Promise<unknown[]> {
    const pairs = pairsOf(model).map(([user, other]) => ({
      userId: this.ids[user],
      otherId: this.ids[other],
    }));
    if (pairs.length === 0) return [];
    const { body } = await this.app.http.post('/v1/relationships/query', { pairs });
    const { items } = body as { items: { relationship: Record<string, unknown> | null }[] };
    return items.map(({ relationship }) => (relationship === null ? null : flagsOf(relationship)));
  }

  /** The same, as the model has them. */
  static expectedRelationships(model: FollowModel): unknown[] {
    return pairsOf(model).map(([user, other]) => model.relationship(user, other));
  }

  /** What the service's own audit finds, which is nothing. */
  async flaws(): Promise<unknown[]> {
    const integrity = this.app.nest.get(FollowsIntegrityService, { strict: false });
    const found: unknown[] = [];
    for await (const pairs of integrity.flawedPairs()) found.push(...pairs);
    for await (const drifts of integrity.driftingCounts()) found.push(...drifts);
    return found;
  }

  private async request(operation: Operation): Promise<Response> {
    const { http } = this.app;
    const id = (user: number): number => this.ids[user]!;
    switch (operation.kind) {
      case 'follow':
        return http.put(`/v1/users/${id(operation.by)}/following/${id(operation.other)}`);
      case 'unfollow':
        return http.delete(`/v1/users/${id(operation.by)}/following/${id(operation.other)}`);
      case 'accept':
        return http.put(`/v1/users/${id(operation.by)}/follow-requests/${id(operation.other)}`);
      case 'reject':
        return http.delete(`/v1/users/${id(operation.by)}/follow-requests/${id(operation.other)}`);
      case 'remove':
        return http.delete(`/v1/users/${id(operation.by)}/followers/${id(operation.other)}`);
      case 'block':
      case 'mute':
        return http.put(`/v1/users/${id(operation.by)}/${operation.kind}s/${id(operation.other)}`);
      case 'unblock':
      case 'unmute':
        return http.delete(
          `/v1/users/${id(operation.by)}/${operation.kind.slice(2)}s/${id(operation.other)}`,
        );
      case 'setPrivate':
        return http.patch(`/v1/users/${id(operation.by)}`, { isPrivate: operation.isPrivate });
      case 'setType':
        return http.patch(`/v1/users/${id(operation.by)}`, { type: operation.type });
      case 'delete':
        return http.delete(`/v1/users/${id(operation.by)}`);
      case 'readUser':
        return http.get(`/v1/users/${id(operation.by)}`);
      case 'readFollowers':
        return http.get(`/v1/users/${id(operation.by)}/followers`);
      case 'readFollowing':
        return http.get(`/v1/users/${id(operation.by)}/following`);
      case 'batch':
        return http.post('/v1/follows/batch', {
          dryRun: operation.dryRun,
          operations: operation.rows.map(({ op, by, other }) => ({
            op,
            followerId: id(by),
            followeeId: id(other),
          })),
        });
    }
  }

  private read(operation: Operation, body: unknown): unknown {
    switch (operation.kind) {
      case 'readUser':
        return countsOf(body as UserJson);
      case 'setPrivate':
      case 'setType': {
        const user = body as UserJson;
        return [user.type, user.isPrivate, ...countsOf(user)];
      }
      case 'readFollowers':
      case 'readFollowing':
        return this.numbersOf((body as PageJson<UserJson>).items);
      case 'batch':
        return (body as PageJson<BatchRowJson>).items.map(({ outcome, code }) => code ?? outcome);
      default:
        return flagsOf(body as Readonly<Record<string, unknown>>);
    }
  }

  private async relations(user: number): Promise<Record<string, unknown>> {
    const { http } = this.app;
    const path = `/v1/users/${this.ids[user]}`;
    const read = await getUser(http, this.ids[user]!);
    const list = async (name: string): Promise<number[]> => {
      const pages = await readPages<{ readonly id: number }>(http, `${path}/${name}?limit=3`);
      return this.numbersOf(pages.flatMap(({ items }) => items));
    };
    return {
      counts: countsOf(read),
      followers: await list('followers'),
      following: await list('following'),
      requests: await list('follow-requests'),
      blocks: await list('blocks'),
      mutes: await list('mutes'),
    };
  }

  /** From the oldest on, cut into the model's groups, each sorted: within a transaction there is no order. */
  private async history(user: number, groups: readonly (readonly string[])[]): Promise<string[][]> {
    const path = `/v1/users/${this.ids[user]}/follow-history?order=oldest&limit=50`;
    const pages = await readPages<HistoryJson>(this.app.http, path);
    const entries = pages
      .flatMap(({ items }) => items)
      .map(({ change, list, cause, actorId, otherId }) =>
        historyEntry({
          change,
          list,
          cause,
          actor: this.ids.indexOf(actorId),
          other: this.ids.indexOf(otherId),
        }),
      );
    const cut: string[][] = groups.map(({ length }) => entries.splice(0, length).sort());
    return entries.length > 0 ? [...cut, entries] : cut;
  }

  private numbersOf(items: readonly { readonly id: number }[]): number[] {
    return items.map(({ id }) => this.ids.indexOf(id)).sort((one, other) => one - other);
  }
}

function countsOf({ followersCount, followingCount }: UserJson): [number, number] {
  return [followersCount, followingCount];
}

const FLAGS = ['following', 'followedBy', 'requested', 'requestedBy', 'blocking', 'blockedBy', 'muting'];

function flagsOf(relationship: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(FLAGS.map((flag) => [flag, relationship[flag]]));
}

/** All ordered pairs of users who are there. */
function pairsOf(model: FollowModel): [number, number][] {
  const there = model.users.flatMap((user, number) => (user === undefined ? [] : [number]));
  return there.flatMap((user) =>
    there.filter((other) => other !== user).map((other): [number, number] => [user, other]),
  );
}

function compare(what: string, service: unknown, model: unknown): string | undefined {
  const [seen, expected] = [JSON.stringify(service), JSON.stringify(model)];
  return seen === expected ? undefined : `${what}: the service has ${seen}, the model ${expected}`;
}
