import type { FollowModel } from '../follow-model.js';
import { pair } from '../model-facts.js';
import type { Answer } from '../model-operations.js';
import { isPrivileged, seesEmail } from './access-rules.js';
import { NUMBERS } from './numbers.js';
import type { Party } from './party.js';
import type { AccessRequest } from './request.js';
import { suggestionsFor } from './suggestions.js';

const NUMBERED = Array.from({ length: NUMBERS }, (_, number) => number);

/** What a caller sees of what they may look at; `undefined` when one of the users is not there. */
export function seenIn(state: FollowModel, party: Party, asked: AccessRequest): Answer | undefined {
  const { operation, about, other, flag, rows } = asked;
  const there = (user: number): boolean => state.users[user] !== undefined;
  const card = (user: number): unknown => detailsOf(state, user, seesEmail(state, party, user));
  const page = (users: readonly number[]): Answer => ({ status: 200, says: users });
  switch (operation) {
    case 'listUsers':
      return { status: 200, says: (flag ? foundByName(state, party) : [about]).filter(there).map(card) };
    case 'findByEmail':
      return { status: 200, says: [about].filter(there).map(card) };
    case 'listFollowers':
    case 'listFollowing':
    case 'listMutuals':
      return listFor(state, party, asked);
    case 'queryRelationships':
      return {
        status: 200,
        says: rows.map((row) =>
          there(row.by) && there(row.other) ? state.relationship(row.by, row.other) : null,
        ),
      };
  }
  if (!there(about)) return undefined;
  switch (operation) {
    case 'getUser':
      return { status: 200, says: card(about) };
    case 'getRelationships':
      return { status: 200, says: there(other) ? [state.relationship(about, other)] : [] };
    case 'listFollowRequests':
      return page(state.requesters(about));
    case 'listBlocks':
      return page(state.blocked(about));
    case 'listMutes':
      return page(state.muted(about));
    case 'listSuggestions':
      return page(suggestionsFor(state, about));
    case 'listFollowHistory':
      return { status: 200, says: state.history[about]!.flat().toSorted() };
    case 'getLegacyFollowers':
      return { status: 200, says: state.followers(about) };
    case 'listUserEvents':
      return { status: 200 };
    case 'exportUser':
      return { status: 200, says: exportOf(state, about) };
  }
  if (!there(other)) return undefined;
  switch (operation) {
    case 'getFollow':
      return state.follows.has(pair(about, other))
        ? { status: 200, says: state.relationship(about, other) }
        : { status: 404, says: 'not_following' };
    case 'listKnownFollowers':
      return page(state.following(about).filter((user) => state.follows.has(pair(user, other))));
  }
  throw new Error(`The model knows no ${operation}`);
}

/** By name nobody finds those whom they block, or who block them; by an id, whoever knows it does. */
function foundByName(state: FollowModel, party: Party): readonly number[] {
  const viewer = viewerOf(state, party);
  if (viewer === undefined || isPrivileged(party)) return NUMBERED;
  return NUMBERED.filter((user) => !isBlocked(state, viewer, user));
}

/** What an answer that is a user shows of them. */
export function detailsOf(state: FollowModel, user: number, withEmail: boolean): unknown {
  const counts = [state.followers(user).length, state.following(user).length];
  return { user, isPrivate: state.users[user]!.isPrivate, counts, email: withEmail ? user : null };
}

/** A list of a user, without those whom the user who looks blocks, or who block them. */
function listFor(
  state: FollowModel,
  party: Party,
  { operation, about, flag }: AccessRequest,
): Answer | undefined {
  const viewer = viewerOf(state, party);
  if (flag && viewer === undefined) return { status: 422, says: 'invalid_request' };
  if (state.users[about] === undefined) return undefined;
  const isMutual = (user: number): boolean =>
    state.follows.has(pair(user, about)) && state.follows.has(pair(about, user));
  const all = operation === 'listFollowers' ? state.followers(about) : state.following(about);
  const listed = operation === 'listMutuals' ? all.filter(isMutual) : all;
  // Whoever may see all does.
  const leavesOut = viewer !== undefined && !isPrivileged(party);
  const seen = leavesOut ? listed.filter((user) => !isBlocked(state, viewer, user)) : listed;
  return { status: 200, says: flag ? seen.map((user) => [user, linksOf(state, viewer!, user)]) : seen };
}

/** The user who looks: with a token, they have to be one here; with `Act-As` and an id, they are taken for one. */
function viewerOf({ users }: FollowModel, party: Party): number | undefined {
  if (!('user' in party)) return undefined;
  return users[party.user] !== undefined || (party.kind === 'acting' && party.by === 'id')
    ? party.user
    : undefined;
}

function isBlocked({ blocks }: FollowModel, one: number, other: number): boolean {
  return blocks.has(pair(one, other)) || blocks.has(pair(other, one));
}

function linksOf(state: FollowModel, viewer: number, user: number): unknown {
  const { following, followedBy, requested, muting } = state.relationship(viewer, user);
  return { following, followedBy, requested, muting };
}

/** The kinds of lines, with whom each names. */
function exportOf(state: FollowModel, user: number): unknown {
  return {
    user: [user],
    following: state.following(user),
    follower: state.followers(user),
    request_sent: NUMBERED.filter((other) => state.requests.has(pair(user, other))),
    request_received: state.requesters(user),
    block: state.blocked(user),
    mute: state.muted(user),
    change: state.history[user]!.flat().toSorted(),
  };
}
