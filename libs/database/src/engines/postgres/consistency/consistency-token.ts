import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WalPosition } from './wal-position.js';

/** Bytes of the signature: enough that nobody guesses one, and short in a header. */
const SIGNATURE_BYTES = 12;

const TOKEN = /^(v1\.(\d{1,9})\.([0-9A-F]{1,16}))\.([\w-]{16})$/;

/**
 * Writes and reads `v1.<timeline>.<lsn>.<hmac>`, how far a client has seen the database. The signature keeps a client
 * from making up a place far ahead, which would send everybody to the primary.
 */
export class ConsistencyTokens {
  private last = { text: '', token: '' };

  /** @param key the same for all instances that serve the same clients */
  constructor(private readonly key: string) {}

  write({ timeline, lsn }: WalPosition): string {
    const text = `v1.${timeline}.${lsn.toString(16).toUpperCase()}`;
    // Many answers in a row are of one place, and signing takes longer than all else here.
    if (text !== this.last.text) this.last = { text, token: `${text}.${this.sign(text)}` };
    return this.last.token;
  }

  /** @returns undefined for what is no token, or not one of ours */
  read(token: string): WalPosition | undefined {
    const [, text, timeline, lsn, signature] = TOKEN.exec(token) ?? [];
    if (text === undefined) return undefined;
    if (!timingSafeEqual(Buffer.from(signature!), Buffer.from(this.sign(text)))) return undefined;
    return { timeline: Number(timeline), lsn: BigInt(`0x${lsn}`) };
  }

  private sign(text: string): string {
    return createHmac('sha256', this.key)
      .update(text)
      .digest()
      .subarray(0, SIGNATURE_BYTES)
      .toString('base64url');
  }
}
