import { FollowModel } from '../follow-model.js';
import type { Answer, Operation } from '../model-operations.js';
import {
  include,
  NOT_ALLOWED,
  type Opened,
  refusal,
  SCOPE_MISSING,
  seesEmail,
  UNAUTHENTICATED,
} from './access-rules.js';
import { NUMBERS, USERS_AT_START } from './numbers.js';
import type { Party } from './party.js';
import type { AccessRequest } from './request.js';
import { detailsOf, seenIn } from './what-is-seen.js';

const USER_NOT_FOUND: Answer = { status: 404, says: 'user_not_found' };

/** Operations that are the plain model's under another name. */
const CHANGES: Readonly<Record<string, Extract<Operation, { readonly other: number }>['kind']>> = {
  follow: 'follow',
  unfollow: 'unfollow',
  removeFollower: 'remove',
  acceptFollowRequest: 'accept',
  rejectFollowRequest: 'reject',
  block: 'block',
  unblock: 'unblock',
  mute: 'mute',
  unmute: 'unmute',
};

/** What the service should answer a request, and whether it was let in. */
export interface Expected {
  readonly answer: Answer;
  readonly isLetIn: boolean;
}

/**
 * Users, what is between them, and what each caller may do and see of it: the rules of following with the table of
 * `docs/authorization.md` before them. Written from the documents, not from the policy, which is held against it.
 */
export class CallersModel {
  readonly state = FollowModel.ofUsers(
    Array.from({ length: NUMBERS }, () => ({ type: 'person' as const, isPrivate: false })),
  );

  constructor(private readonly opened: Opened) {
    for (let number = USERS_AT_START; number < NUMBERS; number += 1) this.state.users[number] = undefined;
  }

  /**
   * Does what is asked, if the caller may, and says what the service should answer.
   *
   * @param asked about whom it is really, where it says `me`
   */
  apply(party: Party, asked: AccessRequest): Expected {
    const refused = refusalOfCaller(party, asked) ?? this.refusalOf(party, asked);
    if (refused !== undefined) return { answer: refused, isLetIn: false };
    return { answer: this.answer(party, asked), isLetIn: true };
  }

  private refusalOf(party: Party, asked: AccessRequest): Answer | undefined {
    const { operation, about, other, named, rows } = asked;
    const of = (user: number, what = operation, by = named): Answer | undefined =>
      refusal(this.state, this.opened, party, what, { user, named: by });
    if (operation === 'applyFollowBatch' || operation === 'queryRelationships')
      return rows.map(({ by }) => of(by)).find((each) => each !== undefined);
    if (operation === 'listKnownFollowers') return of(about) ?? of(other, 'listFollowers', 'id');
    // The list of users, by what not all may know.
    if (operation === 'findByEmail') return of(about, 'listUsers') ?? of(about);
    return of(about);
  }

  private answer(party: Party, asked: AccessRequest): Answer {
    const { operation, about, other, flag, rows } = asked;
    const kind = CHANGES[operation];
    if (kind !== undefined) return this.state.apply({ kind, by: about, other });
    switch (operation) {
      case 'applyFollowBatch':
        return this.state.apply({ kind: 'batch', dryRun: flag, rows });
      case 'deleteUser':
        return this.state.apply({ kind: 'delete', by: about });
      case 'changeUser':
        return this.change(party, about, flag);
      case 'putUser':
        return this.put(party, about, flag);
      case 'putUsers':
        return { status: 200, says: [this.putOne(about, flag)] };
      case 'createUser':
        return { status: 201 };
      case 'listEvents':
      case 'listWebhooks':
        return { status: 200 };
      case 'createWebhook':
        return { status: 422, says: 'invalid_request' };
      case 'getWebhook':
      case 'changeWebhook':
      case 'deleteWebhook':
      case 'rotateWebhookSecret':
      case 'testWebhook':
      case 'listWebhookDeliveries':
      case 'redeliverWebhook':
        return { status: 404, says: 'webhook_not_found' };
      default:
        return seenIn(this.state, party, asked) ?? USER_NOT_FOUND;
    }
  }

  private change(party: Party, user: number, isPrivate: boolean): Answer {
    const answer = this.state.apply({ kind: 'setPrivate', by: user, isPrivate });
    return answer.status === 200 ? { status: 200, says: this.details(party, user) } : answer;
  }

  private put(party: Party, user: number, isPrivate: boolean): Answer {
    const status = this.putOne(user, isPrivate) === 'created' ? 201 : 200;
    return { status, says: this.details(party, user) };
  }

  private putOne(user: number, isPrivate: boolean): 'created' | 'updated' | 'unchanged' {
    const before = this.state.users[user];
    if (before === undefined) {
      this.state.users[user] = { type: 'person', isPrivate };
      this.state.history[user] = [];
      return 'created';
    }
    this.state.apply({ kind: 'setPrivate', by: user, isPrivate });
    return before.isPrivate === isPrivate ? 'unchanged' : 'updated';
  }

  private details(party: Party, user: number): unknown {
    return detailsOf(this.state, user, seesEmail(this.state, party, user));
  }
}

/** What is wrong with how somebody calls, whatever they ask. */
function refusalOfCaller(party: Party, { named }: AccessRequest): Answer | undefined {
  if (party.kind === 'bad') return UNAUTHENTICATED;
  if (party.kind === 'acting' && !include(party.scopes, 'act-as')) return SCOPE_MISSING;
  if (named !== 'me' || 'user' in party) return undefined;
  return party.kind === 'nobody' ? UNAUTHENTICATED : NOT_ALLOWED;
}
