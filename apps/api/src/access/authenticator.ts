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

/** As nearly all write it, and as a token is remembered. */
const headerOf = (token: string): string => `Bearer ${token}`;

/** Who sends a request, by its headers: a user with a token, a service with a key, or nobody in particular. */
export class Authenticator {
  /** By whole headers, see {@link headerOf}: most requests are known without a look at what stands in theirs. */
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
    let user = this.verified.get(authorization)?.caller;
    if (user === undefined) {
      const credentials = credentialsIn(authorization);
      if (credentials === undefined) return undefined;
      if (credentials.startsWith(KEY_PREFIX)) return this.keys.rememberedId(credentials);
      user = this.verified.get(headerOf(credentials))?.caller;
    }
    return user && `user ${user.id ?? ''} ${user.externalId ?? ''}`;
  }

  private bearer(authorization: string | undefined): Caller | undefined | Promise<Caller> {
    if (authorization === undefined) return undefined;
    const known = this.known(authorization);
    if (known !== undefined) return known;
    const credentials = credentialsIn(authorization);
    if (credentials === undefined)
      throw new UnauthenticatedError('Authorization must be Bearer, and a user token or a service key');
    if (credentials.startsWith(KEY_PREFIX)) return this.keys.callerOf(credentials);
    return this.known(headerOf(credentials)) ?? this.verify(credentials);
  }

  private known(header: string): UserCaller | undefined {
    const known = this.verified.get(header);
    return known !== undefined && known.expiresAt > Date.now() ? known.caller : undefined;
  }

  private async verify(token: string): Promise<UserCaller> {
    const verified = await this.tokens.verify(token);
    this.verified.set(headerOf(token), verified);
    return verified.caller;
  }
}

/** What stands behind `Bearer`, when that is all there is. */
function credentialsIn(authorization: string): string | undefined {
  return BEARER.exec(authorization)?.[1];
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
