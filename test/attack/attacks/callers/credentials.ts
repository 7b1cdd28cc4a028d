import { createHmac } from 'node:crypto';
import { CROWD } from '../../arena/graph.js';
import type { Store } from '../../arena/store.js';

const SECRET = 'a secret of the attack, which the attackers do not have';

/** How the server knows who calls: users by Retinue's own ids, which all users have. */
export const TOKEN_SETTINGS = {
  AUTH_MODE: 'token',
  ANONYMOUS_READ: 'false',
  JWT_ISSUER: 'attack',
  JWT_AUDIENCE: 'attack',
  JWT_SECRET: SECRET,
  JWT_USER_IS: 'id',
};

/** The users who call. All others are at home. */
export const INTRUDERS: readonly number[] = [7, 70, 700, CROWD.users];

export function isIntruder(id: number): boolean {
  return INTRUDERS.includes(id);
}

/** How somebody calls. */
export interface Credential {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it is good for nothing. */
  readonly isBad: boolean;
}

/** All kinds of them; those with a right to change something are the intruders themselves. */
export async function credentialsOf(store: Store): Promise<Credential[]> {
  await store.retinueOrFail(['migrate']);
  const reader = await keyOf(store, 'users:read,follows:read');
  const actor = await keyOf(store, 'act-as');
  const revoked = await keyOf(store, 'admin');
  await store.retinueOrFail(['keys', 'revoke', revoked.split('_')[1]!]);
  const intruders = INTRUDERS.map((id) => ({
    name: 'an intruder',
    headers: bearer(token({ sub: String(id) })),
    isBad: false,
  }));
  const good = [
    { name: 'a reader', headers: bearer(reader) },
    { name: 'a service for an intruder', headers: { ...bearer(actor), 'Act-As': String(INTRUDERS[0]) } },
    { name: 'an intruder who may only read', headers: bearer(token({ sub: '7', scope: 'follows:read' })) },
    { name: 'nobody whom we know', headers: bearer(token({ sub: '999999' })) },
  ].map((credential) => ({ ...credential, isBad: false }));
  const bad = [
    { name: 'no credentials', headers: {} },
    { name: 'a revoked key', headers: bearer(revoked) },
    { name: 'a key with another secret', headers: bearer(`${reader.slice(0, -43)}${'A'.repeat(43)}`) },
    { name: 'an expired token', headers: bearer(token({ sub: '1', exp: 1 })) },
    { name: 'a token of another audience', headers: bearer(token({ sub: '1', aud: 'billing' })) },
    { name: 'a token of alg none', headers: bearer(`${parts({ sub: '1' }, 'none')}.`) },
    { name: 'a token of another secret', headers: bearer(token({ sub: '1' }, 'guessed')) },
    { name: 'a cut token', headers: bearer(token({ sub: '1' }).slice(0, -1)) },
    { name: 'a scheme of another kind', headers: { Authorization: 'Basic MTox' } },
  ].map((credential) => ({ ...credential, isBad: true }));
  return [...intruders, ...intruders, ...good, ...bad];
}

async function keyOf(store: Store, scopes: string): Promise<string> {
  const { code, stdout, stderr } = await store.retinue(['keys', 'create', 'attack', '--scopes', scopes]);
  if (code !== 0) throw new Error(`A key could not be made: ${stderr}`);
  return stdout.trim();
}

function bearer(text: string): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${text}` };
}

function token(claims: Readonly<Record<string, unknown>>, secret = SECRET): string {
  const signed = parts(claims, 'HS256');
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function parts(claims: Readonly<Record<string, unknown>>, alg: string): string {
  const whole = { iss: 'attack', aud: 'attack', exp: Math.floor(Date.now() / 1_000) + 86_400, ...claims };
  return [{ alg, typ: 'JWT' }, whole]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
}
