import { timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork, type WriteOptions } from '@retinue/database';
import { LRUCache } from 'lru-cache';
import { goOn } from '../policy/at-once.js';
import { UnauthenticatedError } from '../policy/access.errors.js';
import type { ServiceCaller } from '../policy/caller.js';
import { isScope, type Scope } from '../policy/scope.js';
import {
  hashOf,
  isValid,
  keyText,
  makeKey,
  parseKey,
  type ServiceKey,
  type StoredServiceKey,
} from './service-key.js';
import { SCOPES_PROBLEM, ServiceKeyNotFoundError, wrongKey } from './service-keys.errors.js';
import { ServiceKeysRepository } from './service-keys.repository.js';

/** Characters. */
const MAX_NAME = 100;

/** Milliseconds for which a key is not looked up again: half of what a revoked one may still be good for. */
const REMEMBERED_MS = 5_000;
const REMEMBERED = 1_000;

/** Milliseconds between two notes of when a key was used. */
const USE_NOTED_MS = 60_000;

/** Compared with when there is no such key, so that it takes as long. */
const NO_HASH = hashOf('');

/** One sentence for all: what of it is true is nobody's business. */
const REFUSED = 'The service key is unknown, expired or revoked';

/** What a key is made of. */
export interface NewServiceKey {
  /** What it is for, in the words of those who run the service. */
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt?: Date | undefined;
}

/** A key just made: the one time that its text is there. */
export interface MadeServiceKey {
  readonly key: ServiceKey;
  readonly text: string;
}

/** The keys of services: made, listed, revoked, and known again when a service calls. */
@Injectable()
export class ServiceKeysService {
  private readonly logger = new Logger('ServiceKeys');
  /** By their texts, as whoever sends them: a hash of each costs more than all the rest. Texts are kept nowhere else, and not for long. */
  private readonly known = new LRUCache<string, StoredServiceKey>({ max: REMEMBERED, ttl: REMEMBERED_MS });
  /** When use was noted last, by id. */
  private readonly noted = new LRUCache<string, true>({ max: REMEMBERED, ttl: USE_NOTED_MS });

  constructor(
    private readonly keys: ServiceKeysRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Makes a key, whose text is there this once.
   *
   * @throws InvalidRequestError when the name, a scope or the end is none
   */
  async create(
    { name, scopes, expiresAt }: NewServiceKey,
    { transaction }: WriteOptions = {},
  ): Promise<MadeServiceKey> {
    const parts = makeKey();
    const stored: StoredServiceKey = {
      id: parts.id,
      name: nameOf(name),
      scopes: scopesOf(scopes),
      hash: hashOf(parts.secret),
      createdAt: Date.now(),
      expiresAt: endOf(expiresAt),
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.unitOfWork.write(async (open) => this.keys.insert(stored, open), { transaction });
    return { key: withoutHash(stored), text: keyText(parts) };
  }

  /** All keys that there ever were, the newest first. */
  async list(): Promise<readonly ServiceKey[]> {
    return (await this.keys.list()).map(withoutHash);
  }

  /**
   * Ends a key. Servers know of it within seconds.
   *
   * @throws ServiceKeyNotFoundError
   */
  async revoke(id: string, { transaction }: WriteOptions = {}): Promise<void> {
    const revoked = await this.unitOfWork.write(async (open) => this.keys.revoke(id, Date.now(), open), {
      transaction,
    });
    if (!revoked) throw new ServiceKeyNotFoundError(id);
    for (const [text, key] of this.known.entries()) if (key.id === id) this.known.delete(text);
  }

  /**
   * The service that sends a key.
   *
   * @throws UnauthenticatedError when the text is no key, or one that can't be used (any more)
   */
  callerOf(text: string): ServiceCaller | Promise<ServiceCaller> {
    return goOn(this.known.get(text) ?? this.find(text), (key) => {
      if (!isValid(key, Date.now())) throw new UnauthenticatedError(REFUSED);
      this.noteUse(key.id);
      return { kind: 'service', name: key.name, scopes: key.scopes };
    });
  }

  /** The id of a key that was good a moment ago; nothing is looked up. */
  rememberedId(text: string): string | undefined {
    return this.known.get(text)?.id;
  }

  private async find(text: string): Promise<StoredServiceKey> {
    const parts = parseKey(text);
    if (parts === undefined) throw new UnauthenticatedError(REFUSED);
    const key = await this.keys.find(parts.id);
    const isRight = isSecretOf(key, parts.secret);
    if (key === undefined || !isRight) throw new UnauthenticatedError(REFUSED);
    this.known.set(text, key);
    return key;
  }

  /** Nobody waits for it, and a database that can't be written to keeps nobody from reading. */
  private noteUse(id: string): void {
    if (this.noted.has(id)) return;
    this.noted.set(id, true);
    this.unitOfWork
      .write(async (open) => this.keys.markUsed(id, Date.now(), open))
      .catch((error: unknown) => this.logger.warn(`The use of key ${id} was not noted: ${String(error)}`));
  }
}

/** Takes as long for a key that there is not. */
function isSecretOf(key: StoredServiceKey | undefined, secret: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secret), 'hex'), Buffer.from(key?.hash ?? NO_HASH, 'hex'));
}

function withoutHash({ hash: _hash, ...key }: StoredServiceKey): ServiceKey {
  return key;
}

function nameOf(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > MAX_NAME || /\p{C}/u.test(trimmed))
    throw wrongKey('name', `must be 1 to ${MAX_NAME} characters that can be seen`);
  return trimmed;
}

function scopesOf(scopes: readonly string[]): readonly Scope[] {
  const known = [...new Set(scopes)];
  if (known.length === 0 || !known.every(isScope)) throw wrongKey('scopes', SCOPES_PROBLEM);
  return known;
}

function endOf(expiresAt: Date | undefined): number | null {
  if (expiresAt === undefined) return null;
  const time = expiresAt.getTime();
  if (!(time > Date.now())) throw wrongKey('expiresAt', 'must be a time that is still to come');
  return time;
}
