import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostedOptions, RunCli } from './program-host.js';
import { type CliOptions, type CliResult, runCli as runSpawned } from './run-cli.js';

/** Where a command line finds its database unless it is told otherwise. */
export const ENV = { DATABASE_URL: 'sqlite:./retinue.db' };

/** A folder that is there while tests run. */
export interface Folder {
  readonly path: string;
}

/** A new folder for each test of the file or `describe` that calls this; gone after it. */
export function folderForEach(): Folder {
  return folderWithin(beforeEach, afterEach);
}

/** One folder for all of them. */
export function folderForAll(): Folder {
  return folderWithin(beforeAll, afterAll);
}

type Hook = (work: () => Promise<void>) => void;

function folderWithin(before: Hook, after: Hook): Folder {
  let path: string | undefined;
  before(async () => {
    path = await mkdtemp(join(tmpdir(), 'retinue-test-'));
  });
  after(async () => {
    await rm(path!, { recursive: true });
    path = undefined;
  });
  return {
    get path() {
      if (path === undefined) throw new Error('The folder is there during a test only');
      return path;
    },
  };
}

/** `retinue` as it is typed in a folder, with the database `retinue.db` of that folder. */
export interface CliInFolder {
  /** @param command words between spaces */
  readonly retinue: (command: string, options?: Partial<HostedOptions>) => Promise<CliResult>;
  /** The same in a process of its own. */
  readonly spawned: (command: string, options?: Partial<CliOptions>) => Promise<CliResult>;
}

export function cliIn(folder: Folder, runCli: RunCli): CliInFolder {
  return {
    retinue: async (command, options = {}) =>
      runCli(command.split(' '), { cwd: folder.path, env: ENV, ...options }),
    spawned: async (command, options = {}) =>
      runSpawned(command.split(' '), { cwd: folder.path, env: ENV, ...options }),
  };
}
