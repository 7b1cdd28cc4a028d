import type { Response } from 'supertest';
import { linesOf } from '../../support/lines.js';
import { historyEntry } from '../model-facts.js';
import type { Answer } from '../model-operations.js';
import type { Cast } from './cast.js';
import type { AccessRequest } from './request.js';

interface ItemJson {
  readonly id: number;
  readonly viewer?: object;
}

interface UserJson extends ItemJson {
  readonly isPrivate: boolean;
  readonly followersCount: number;
  readonly followingCount: number;
  readonly email: string | null;
}

interface ChangeJson {
  readonly change: string;
  readonly list: string;
  readonly cause: string;
  readonly actorId: number;
  readonly otherId: number;
}

/** Whose answers the model does not foresee: ids are the service's to give, and what the log tells has a test of its own. */
const SAY_NOTHING = new Set(['createUser', 'listEvents', 'listUserEvents', 'listWebhooks']);

/** Reads an answer as the model would give it. */
export function readAnswer(cast: Cast, asked: AccessRequest, response: Response): Answer {
  const { status, body } = response;
  if (status >= 400) return { status, says: (body as { code: string }).code };
  if (status === 204 || SAY_NOTHING.has(asked.operation)) return { status };
  return { status, says: read(cast, asked, response) };
}

function read(cast: Cast, { operation, flag }: AccessRequest, response: Response): unknown {
  const { items = [] } = response.body as { items?: unknown[] };
  switch (operation) {
    case 'getUser':
    case 'changeUser':
    case 'putUser':
      return details(cast, response.body as UserJson);
    case 'listUsers':
    case 'findByEmail':
      return (items as UserJson[])
        .map((user) => details(cast, user))
        .toSorted((one, other) => ascending(one.user, other.user));
    case 'putUsers':
      return (items as { outcome: string }[]).map(({ outcome }) => outcome);
    case 'listFollowers':
    case 'listFollowing':
    case 'listMutuals':
      return flag ? withViewer(cast, items as ItemJson[]) : numbers(cast, items as ItemJson[]);
    case 'getRelationships':
      return items.map(flagsOf);
    case 'queryRelationships':
      return (items as { relationship: object | null }[]).map(
        ({ relationship }) => relationship && flagsOf(relationship),
      );
    case 'listFollowHistory':
      return (items as ChangeJson[]).map((change) => changeOf(cast, change)).toSorted();
    case 'applyFollowBatch':
      return (items as { outcome: string; code?: string }[]).map(({ outcome, code }) => code ?? outcome);
    case 'exportUser':
      return exported(cast, response);
    case 'getLegacyFollowers':
      return (response.body as { email: string }[])
        .flatMap(({ email }) => cast.numbersWithEmailIn(email))
        .toSorted(ascending);
    case 'listKnownFollowers':
    case 'listSuggestions':
    case 'listFollowRequests':
    case 'listBlocks':
    case 'listMutes':
      return numbers(cast, items as ItemJson[]);
  }
  return flagsOf(response.body);
}

function details(cast: Cast, user: UserJson) {
  return {
    user: cast.numberOf(user.id),
    isPrivate: user.isPrivate,
    counts: [user.followersCount, user.followingCount],
    email: user.email === null ? null : cast.numbersWithEmailIn(user.email)[0],
  };
}

function numbers(cast: Cast, items: readonly ItemJson[]): number[] {
  return items.map(({ id }) => cast.numberOf(id)).toSorted(ascending);
}

function withViewer(cast: Cast, items: readonly ItemJson[]): unknown {
  return items
    .map(({ id, viewer }): [number, unknown] => [cast.numberOf(id), viewer])
    .toSorted(([one], [other]) => ascending(one, other));
}

const FLAGS = ['following', 'followedBy', 'requested', 'requestedBy', 'blocking', 'blockedBy', 'muting'];

function flagsOf(relationship: unknown): unknown {
  const values = relationship as Readonly<Record<string, unknown>>;
  return Object.fromEntries(FLAGS.map((flag) => [flag, values[flag]]));
}

function changeOf(cast: Cast, { actorId, otherId, ...change }: ChangeJson): string {
  return historyEntry({ ...change, actor: cast.numberOf(actorId), other: cast.numberOf(otherId) });
}

const KINDS = ['user', 'following', 'follower', 'request_sent', 'request_received', 'block', 'mute'];

function exported(cast: Cast, response: Response): unknown {
  const lines = linesOf(response) as (ChangeJson & ItemJson & { readonly kind: string })[];
  const ofKind = (kind: string): number[] =>
    numbers(
      cast,
      lines.filter((line) => line.kind === kind),
    );
  const changes = lines.filter(({ kind }) => kind === 'change').map((line) => changeOf(cast, line));
  return { ...Object.fromEntries(KINDS.map((kind) => [kind, ofKind(kind)])), change: changes.toSorted() };
}

function ascending(one: number, other: number): number {
  return one - other;
}
