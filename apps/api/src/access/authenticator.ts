import {
  type Caller,
  holds,
  KEY_PREFIX,
  ScopeMissingError,
  type ServiceKeysService,
  UnauthenticatedError,
  type UserCaller,
} from '@retinue/access';
import { type HttpRequest, InvalidFieldsError } from '@retinue/common/http';
import { parseUserKey, userKeyProblem } from '@retinue/users';
import { LRUCache } from 'lru-cache';
import type { UserTokens, VerifiedUser } from './user-tokens.js';

/** Milliseconds for which a token is not checked again: checking its signature takes longer than a page. */
const REMEMBERED_MS = 5_000;
const REMEMBERED = 10_000;

const BEARER = /^Bearer +([^\s]+)$/i;

/** Who sends a request, by its headers: a user with a token, a service with a key, or nobody in particular. */
export class Authenticator {
  private readonly verified = new LRUCache<string, VerifiedUser>({ max: REMEMBERED, ttl: REMEMBERED_MS });

  constructor(
    private readonly tokens: UserTokens,
    private readonly keys: ServiceKeysService,
  ) {}

  /**
   * @throws UnauthenticatedError when there are credentials, and they are not good
   * @throws ScopeMissingError when it acts for a user, and may not
   */
  callerOf({ headers }: Pick<HttpRequest, 'headers'>): Caller | undefined | Promise<Caller | undefined> {
    const actAs = headers['act-as'];
    const caller = this.bearer(headers.authorization);
    if (typeof actAs !== 'string') return caller;
    return caller instanceof Promise
      ? caller.then((found) => actingFor(actAs, found))
      : actingFor(actAs, caller);
  }

  /**
   * By whom a request is counted: a user or a key, known again from a moment ago. Nobody is looked up for it: who has just come
   * is counted by their address.
   */
  countedAs({ headers: { authorization = '' } }: Pick<HttpRequest, 'headers'>): string | undefined {
    const [, credentials] = BEARER.exec(authorization) ?? [];
    if (credentials === undefined) return undefined;
    if (credentials.startsWith(KEY_PREFIX)) return this.keys.rememberedId(credentials);
    const user = this.verified.get(credentials)?.caller;
    return user && `user ${user.id ?? ''} ${user.externalId ?? ''}`;
  }

  private bearer(authorization: string | undefined): Caller | undefined | Promise<Caller> {
    if (authorization === undefined) return undefined;
    const [, credentials] = BEARER.exec(authorization) ?? [];
    if (credentials === undefined)
      throw new UnauthenticatedError('Authorization must be Bearer, and a user token or a service key');
    return credentials.startsWith(KEY_PREFIX) ? this.keys.callerOf(credentials) : this.userOf(credentials);
  }

  private userOf(token: string): UserCaller | Promise<UserCaller> {
    const known = this.verified.get(token);
    return known !== undefined && known.expiresAt > Date.now() ? known.caller : this.verify(token);
  }

  private async verify(token: string): Promise<UserCaller> {
    const verified = await this.tokens.verify(token);
    this.verified.set(token, verified);
    return verified.caller;
  }
}

/** The user whom a service acts for, who has no more rights than they have themselves. */
function actingFor(text: string, caller: Caller | undefined): UserCaller {
  if (caller === undefined || caller.kind === 'nobody') throw new UnauthenticatedError();
  if (!holds(caller.scopes ?? [], 'act-as')) throw new ScopeMissingError('act-as');
  const key = parseUserKey(decoded(text));
  if (key === undefined)
    throw new InvalidFieldsError([{ parameter: 'Act-As', detail: `Act-As ${userKeyProblem(text)}` }]);
  const by = caller.kind === 'service' ? caller.name : 'an administrator';
  return typeof key === 'number'
    ? { kind: 'user', id: key, by }
    : { kind: 'user', externalId: key.externalId, by };
}

/** Headers hold ASCII: what does not fit is percent-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
