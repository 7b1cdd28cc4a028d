import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fillWithFollowersOfUser1 } from './support/celebrity.js';
import { cliIn, ENV, type Folder, folderForEach } from './support/cli-folder.js';
import { inFile } from './support/copy-source.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';

/** Some megabytes: a copy takes several stretches, and others write in between. */
const FOLLOWERS = 20_000;

const COPY = { DATABASE_URL: 'sqlite:./backup.db' };

describe('retinue backup, beside a server that is written to,', () => {
  const folder = folderForEach();
  const { retinue, spawned } = cliIn(folder, hostedCli());

  const fill = async (): Promise<void> => {
    await retinue('migrate');
    fillWithFollowersOfUser1(join(folder.path, 'retinue.db'), FOLLOWERS);
  };

  test('makes a copy as of one moment, that verify finds nothing in', async () => {
    await fill();
    const server = await SpawnedServer.start(folder.path, ENV);
    const writing = new Follows(server.url);
    await writing.reached(20);
    const before = [...writing.acknowledged];
    const { code, stdout } = await spawned('backup backup.db');
    await writing.reached(writing.acknowledged.length + 20);
    const after = new Set(await writing.end());
    await server.end('SIGTERM');

    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/backup\.db is there, \d+\.\d MB.*\n.*every count equals its follows\n$/),
    });
    const copied = new Set(followeesOf2(folder, 'backup.db'));
    expect(before.filter((followee) => !copied.has(followee))).toEqual([]);
    expect([...copied].filter((followee) => !after.has(followee))).toEqual([]);
    // It was made while others wrote, and ended nevertheless.
    expect(copied.size).toBeLessThan(after.size);
    expect(await retinue('verify', { env: COPY })).toMatchObject({ code: 0 });
    // One file, which opens by itself.
    expect(filesOf(folder)).toEqual(['backup.db']);
  });

  test('leaves nothing under its name when it is killed, and what it left goes with the next', async () => {
    await fill();
    const killed = await spawned('backup backup.db', { interrupt: { when: '0%', signal: 'SIGKILL' } });
    expect(killed.code).toBeNull();
    expect(existsSync(join(folder.path, 'backup.db'))).toBe(false);
    expect(await retinue('backup backup.db --full-speed')).toMatchObject({ code: 0 });
    expect(filesOf(folder)).toEqual(['backup.db']);
  });

  test('leaves nothing at all when it is stopped', async () => {
    await fill();
    const stopped = await spawned('backup backup.db', { interrupt: { when: '0%', signal: 'SIGINT' } });
    expect(stopped).toMatchObject({ code: 130, stdout: 'backup: stopped, and nothing is left of it\n' });
    expect(filesOf(folder)).toEqual([]);
  });
});

/** Those that backups make. */
function filesOf(folder: Folder): string[] {
  return readdirSync(folder.path).filter((name) => name.startsWith('backup'));
}

function followeesOf2(folder: Folder, file: string): number[] {
  return inFile(folder.path, file, (database) =>
    database
      .prepare('SELECT followee_id FROM follows WHERE follower_id = 2 AND followee_id > 2')
      .pluck()
      .all(),
  ) as number[];
}

/** User 2 follows one user after the other. */
class Follows {
  readonly acknowledged: number[] = [];
  private hasEnded = false;
  private readonly running: Promise<void>;
  private told: () => void = () => undefined;

  constructor(url: string) {
    this.running = this.run(url);
  }

  async reached(count: number): Promise<void> {
    while (this.acknowledged.length < count) await new Promise<void>((resolve) => (this.told = resolve));
  }

  /** @returns all that were acknowledged */
  async end(): Promise<number[]> {
    this.hasEnded = true;
    await this.running;
    return this.acknowledged;
  }

  private async run(url: string): Promise<void> {
    for (let followee = 3; !this.hasEnded && followee < FOLLOWERS; followee += 1) {
      const { status } = await fetch(`${url}/v1/users/2/following/${followee}`, { method: 'PUT' });
      if (status !== 201) throw new Error(`a follow was answered ${status}`);
      this.acknowledged.push(followee);
      this.told();
    }
  }
}
