import { createHmac } from 'node:crypto';
import { type Scope, ServiceKeysService } from '@retinue/access';
import type { TestApp } from '../support/start-test-app.js';
import { AUDIENCE, Issuer, ISSUER } from './issuer.js';

/** The headers that say who calls. */
export type Credentials = Readonly<Record<string, string>>;

/** Headers with a token or a key. */
export function bearer(text: string): Credentials {
  return { Authorization: `Bearer ${text}` };
}

/** A key with these scopes. */
export async function keyWith(
  { nest }: Pick<TestApp, 'nest'>,
  ...scopes: readonly Scope[]
): Promise<Credentials> {
  const keys = nest.get(ServiceKeysService, { strict: false });
  return bearer((await keys.create({ name: 'a service', scopes })).text);
}

/** A key that was revoked. */
export async function revokedKey({ nest }: Pick<TestApp, 'nest'>): Promise<Credentials> {
  const keys = nest.get(ServiceKeysService, { strict: false });
  const { key, text } = await keys.create({ name: 'a former service', scopes: ['admin'] });
  await keys.revoke(key.id);
  return bearer(text);
}

/** Credentials that look like those of a user, and are not good. */
export async function forgedTokens(
  issuer: Issuer,
  externalId: string,
): Promise<Readonly<Record<string, Credentials>>> {
  return {
    'an expired token': bearer(await issuer.token(externalId, { expires: '-1m' })),
    'a token for another audience': bearer(await issuer.token(externalId, { audience: 'billing' })),
    'a token of another issuer': bearer(
      await issuer.token(externalId, { issuer: 'https://evil.example.com' }),
    ),
    'a token signed by a key of nobody': bearer(await new Issuer().token(externalId)),
    'a token that says alg: none': bearer(unsigned(externalId)),
    'a token signed with the public key as a secret': bearer(confused(issuer, externalId)),
  };
}

function partsOf(externalId: string, alg: string): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { sub: externalId, iss: ISSUER, aud: AUDIENCE, iat: now, exp: now + 300 };
  return [{ alg, typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
}

function unsigned(externalId: string): string {
  return `${partsOf(externalId, 'none')}.`;
}

/** As against a library that takes whatever algorithm a token names. */
function confused(issuer: Issuer, externalId: string): string {
  const signed = partsOf(externalId, 'HS256');
  const signature = createHmac('sha256', issuer.publicPem).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}
