import { type ServiceKey, ServiceKeysService } from '@retinue/access';
import { DomainError } from '@retinue/common';
import type { CliDatabase } from '../cli-extension.js';
import { CliError } from '../cli-error.js';
import { ExitCode } from '../exit-codes.js';
import { withDatabase } from '../with-database.js';

/** What a key is made of, as the command line was given it. */
export interface CreateKeyOptions {
  readonly name: string;
  /** Each may hold several, separated by commas. */
  readonly scopes: readonly string[];
  /** A date or a time; never when left out. */
  readonly expires?: string | undefined;
}

/** Makes a key, and prints it: the key alone to standard output, for a pipe, what is to be said of it beside. */
export async function createKey(
  database: CliDatabase,
  { name, scopes, expires }: CreateKeyOptions,
): Promise<number> {
  const wanted = scopes.flatMap((part) => part.split(',')).map((scope) => scope.trim());
  const expiresAt = expires === undefined ? undefined : new Date(expires);
  return withKeys(database, async (keys) => {
    const { key, text } = await keys.create({ name, scopes: wanted, expiresAt });
    console.log(text);
    console.error(`keys: ${key.id} was made for ${key.name}; it is shown this once, so keep it now`);
    return ExitCode.ok;
  });
}

/** Prints all keys, without their secrets: columns separated by tabs. */
export async function listKeys(database: CliDatabase): Promise<number> {
  return withKeys({ ...database, readOnly: true }, async (keys) => {
    const lines = (await keys.list()).map(lineOf);
    console.log(['id', 'name', 'scopes', 'created', 'expires', 'last used', 'state'].join('\t'));
    for (const line of lines) console.log(line);
    return ExitCode.ok;
  });
}

/** Ends a key: servers refuse it within seconds. */
export async function revokeKey(database: CliDatabase, id: string): Promise<number> {
  return withKeys(database, async (keys) => {
    await keys.revoke(id);
    console.log(`keys: ${id} is revoked; every server refuses it within ten seconds`);
    return ExitCode.ok;
  });
}

async function withKeys(
  database: CliDatabase,
  work: (keys: ServiceKeysService) => Promise<number>,
): Promise<number> {
  return withDatabase(database, async (app) => {
    try {
      return await work(app.get(ServiceKeysService, { strict: false }));
    } catch (error) {
      if (error instanceof DomainError && ['invalid', 'not_found'].includes(error.kind))
        throw new CliError(error.message);
      throw error;
    }
  });
}

function lineOf({ id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }: ServiceKey): string {
  const state =
    revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= Date.now() ? 'expired' : 'good';
  return [id, name, scopes.join(','), timeOf(createdAt), timeOf(expiresAt), timeOf(lastUsedAt), state].join(
    '\t',
  );
}

function timeOf(time: number | null): string {
  return time === null ? '-' : new Date(time).toISOString();
}
