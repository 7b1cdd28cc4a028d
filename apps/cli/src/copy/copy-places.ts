import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DatabaseStartError, parseDatabaseUrl } from '@retinue/database';
import type { User } from '@retinue/users';
import type { CliDatabase } from '../cli-extension.js';
import { CliError } from '../cli-error.js';
import type { BesideOthers } from '../import/beside-others.js';
import { withDatabase } from '../with-database.js';
import { USERS } from './copied-kind.js';
import { pairRows } from './pair-rows.js';

/** Where the data comes from and where it goes, open. */
export interface CopyPlaces {
  readonly source: INestApplicationContext;
  readonly target: INestApplicationContext;
  /** By which it goes when another process has the target open. */
  readonly besideOthers: BesideOthers | undefined;
}

/** @throws CliError when both are the same database, or the first is a file that is not there */
export function assertTwoDatabases(from: string, to: string): void {
  const source = parsePlace('--from', from);
  parsePlace('--to', to);
  if (source.engine === 'sqlite' && source.file !== undefined && !existsSync(source.file)) {
    throw new CliError(`${describePlace(from)} is not there to be copied`);
  }
  if (placeOf(from) === placeOf(to)) {
    throw new CliError(`--from and --to are the same database, ${describePlace(from)}`);
  }
}

function parsePlace(option: string, url: string): ReturnType<typeof parseDatabaseUrl> {
  try {
    return parseDatabaseUrl(url);
  } catch (error) {
    if (error instanceof DatabaseStartError) throw new CliError(`${option} ${error.message}`);
    throw error;
  }
}

/** As {@link withDatabase}, of one of the two that `option` names. @throws CliError when it can't be used */
export async function withPlace<Result>(
  option: '--from' | '--to',
  settings: CliDatabase,
  work: (app: INestApplicationContext) => Promise<Result>,
): Promise<Result> {
  try {
    return await withDatabase(settings, work);
  } catch (error) {
    if (error instanceof DatabaseStartError) throw new CliError(`${option}: ${error.message}`);
    throw error;
  }
}

/** The address as a message may say it: without the password, wherever in it that stands. */
export function describePlace(url: string): string {
  const location = parseDatabaseUrl(url);
  return location.engine === 'postgres' ? `postgres://${location.name}` : url;
}

/** The same for two ways to write the same address. */
function placeOf(url: string): string {
  const location = parseDatabaseUrl(url);
  if (location.engine === 'sqlite') {
    const file = resolve(location.file ?? ':memory:');
    return existsSync(file) ? realpathSync(file) : file;
  }
  const places = location.urls.map((each) => {
    const { hostname, port, pathname, searchParams } = new URL(each);
    return [hostname || searchParams.get('host'), port || '5432', pathname];
  });
  return JSON.stringify(places);
}

/** How much there is to copy, as far as it is known beforehand: the users say how many follows they have. */
export interface CopyTotals {
  users: number;
  follows: number;
}

/**
 * Looks through the users of both sides: those of the target may be of a copy that was interrupted, or of an earlier
 * one. Nobody's id and time of creation ever change, unlike the rest.
 *
 * @throws CliError when the target holds anybody else
 */
export async function examinePlaces(
  { source, target }: CopyPlaces,
  from: string,
  to: string,
): Promise<CopyTotals> {
  const totals: CopyTotals = { users: 0, follows: 0 };
  for await (const pair of pairRows(USERS.rows(source), USERS.rows(target), USERS.key)) {
    const [theirs, ours] = pair as readonly [User | undefined, User | undefined];
    if (theirs !== undefined) {
      totals.users += 1;
      totals.follows += theirs.followingCount;
    }
    if (ours !== undefined && ours.createdAt.getTime() !== theirs?.createdAt.getTime()) {
      throw new CliError(
        `${describePlace(to)} holds user ${ours.id}, whom ${describePlace(from)} does not have: copy to an empty database, or go on with a copy of the same one`,
      );
    }
  }
  return totals;
}
