import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

/** Milliseconds. A key that the issuer has just begun to use is found as fast; nobody can make us ask more often. */
const ASKED_AGAIN_MS = 5_000;
/** Milliseconds after which it is asked even though all keys were found: one may have been taken away. */
const KEPT_MS = 600_000;
const TIMEOUT_MS = 3_000;

/** Keys as the issuer publishes them. When it can't be reached, those that it had last are good. */
export class PublishedKeys {
  private readonly last: ReturnType<typeof createRemoteJWKSet>;
  private askedAt = -Infinity;
  private answeredAt = -Infinity;
  private asking: Promise<boolean> | undefined;

  constructor(url: URL) {
    // It asks by itself as long as it has no keys. Then it would ask for each token while the issuer fails: we count that, too.
    this.last = createRemoteJWKSet(url, {
      cooldownDuration: Infinity,
      cacheMaxAge: Infinity,
      timeoutDuration: TIMEOUT_MS,
    });
  }

  /** Whether there ever were keys. */
  get wereThere(): boolean {
    return this.last.jwks() !== undefined;
  }

  /** @throws when no key fits, or there never were any */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    if (Date.now() >= this.answeredAt + KEPT_MS) await this.ask();
    try {
      return await this.last(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !(await this.ask())) throw error;
      return this.last(header, token);
    }
  };

  /** @returns whether the issuer has answered just now; it is not asked when it was a moment ago */
  private async ask(): Promise<boolean> {
    if (this.asking !== undefined) return this.asking;
    if (Date.now() < this.askedAt + ASKED_AGAIN_MS) return false;
    this.askedAt = Date.now();
    this.asking = this.reload();
    const hasAnswered = await this.asking;
    this.asking = undefined;
    return hasAnswered;
  }

  private async reload(): Promise<boolean> {
    try {
      await this.last.reload();
    } catch {
      return false;
    }
    this.answeredAt = Date.now();
    return true;
  }
}
