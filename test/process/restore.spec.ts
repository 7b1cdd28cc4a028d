import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillWithFollowersOfUser1 } from './support/celebrity.js';
import { cliIn, ENV, folderForEach } from './support/cli-folder.js';
import { inFile } from './support/copy-source.js';
import { hostedCli } from './support/program-host.js';
import { SpawnedServer } from './support/spawn-server.js';
import { flipPage, rootPageOf } from './support/sqlite-pages.js';

describe('retinue restore', () => {
  const folder = folderForEach();
  const { retinue, spawned } = cliIn(folder, hostedCli());

  const files = (): string[] => readdirSync(folder.path).sort();
  const peopleIn = (file: string): unknown =>
    inFile(folder.path, file, (database) => database.prepare('SELECT count(*) FROM users').pluck().get());
  const change = (file: string, sql: string): void =>
    inFile(folder.path, file, (database) => void database.exec(sql));
  const tagOf = (file: string): unknown =>
    inFile(folder.path, file, (database) => database.prepare('SELECT tag FROM log_identity').pluck().get());
  const backUp = async (): Promise<void> => {
    await retinue('demo');
    expect(await retinue('backup backup.db --full-speed')).toMatchObject({ code: 0 });
  };

  test('puts back what was backed up, in the place of a database whose process was killed, log and all', async () => {
    await backUp();
    const server = await SpawnedServer.start(folder.path, ENV);
    const { status } = await fetch(`${server.url}/v1/users`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ firstName: 'Ida', lastName: 'Lund', email: 'ida@lund.dk' }),
    });
    expect(status).toBe(201);
    expect(await retinue('restore backup.db')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--force'),
    });
    expect(await retinue('restore backup.db --force')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/retinue\.db is in use: stop the server/),
    });
    await server.end('SIGKILL');
    expect(files()).toEqual(['backup.db', 'retinue.db', 'retinue.db-shm', 'retinue.db-wal']);
    chmodSync(join(folder.path, 'retinue.db'), 0o640);

    expect(await retinue('restore backup.db --force')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('every count equals its follows'),
    });
    expect(files()).toEqual(['backup.db', 'retinue.db']);
    expect(statSync(join(folder.path, 'retinue.db')).mode & 0o777).toBe(0o640);
    expect(peopleIn('retinue.db')).toBe(4);
    expect(await retinue('verify')).toMatchObject({ code: 0 });
  });

  test('has readers of events begin anew, while webhooks go on, unless nothing was written since', async () => {
    await backUp();
    const server = await SpawnedServer.start(folder.path, ENV);
    const place = await placeOfNow(server);
    await server.end('SIGTERM');
    change('retinue.db', webhookAt(place));
    await retinue('backup backup.db --force --full-speed');

    expect(await retinue('restore backup.db --force')).toMatchObject({ code: 0 });
    const restored = await SpawnedServer.start(folder.path, ENV);
    expect(await codeAfter(restored, place)).toBe('invalid_event_place');
    const kept = inFile(folder.path, 'retinue.db', (database) =>
      database.prepare('SELECT place FROM webhooks').pluck().get(),
    ) as string;
    expect(await codeAfter(restored, kept)).toBe('none');
    expect(kept).toBe(await placeOfNow(restored));
    await restored.end('SIGTERM');

    expect(await retinue('restore backup.db --force --same-log')).toMatchObject({ code: 0 });
    expect(tagOf('retinue.db')).toBe(tagOf('backup.db'));
  });

  test('refuses what can not be a database of this version, and changes nothing', async () => {
    await backUp();
    const before = readFileSync(join(folder.path, 'retinue.db'));
    const refusal = async (make: () => unknown): Promise<string> => {
      await copyFile(join(folder.path, 'backup.db'), join(folder.path, 'wrong.db'));
      await make();
      const { code, stderr } = await retinue('restore wrong.db --force');
      expect([code, readFileSync(join(folder.path, 'retinue.db')).equals(before)]).toEqual([2, true]);
      return stderr.slice(stderr.lastIndexOf('retinue: '));
    };
    const write = (sql: string) => (): void => change('wrong.db', sql);
    expect(
      await refusal(write(`INSERT INTO retinue_migrations (timestamp, name) VALUES (9, 'Later9')`)),
    ).toMatch(/wrong\.db was migrated by a newer version \(Later9\)/);
    expect(
      await refusal(() => flipPage(folder.path, 'wrong.db', rootPageOf(folder.path, 'wrong.db', 'follows'))),
    ).toMatch(/wrong\.db is damaged/);
    expect(await refusal(async () => writeFile(join(folder.path, 'wrong.db'), 'notes'))).toMatch(
      /wrong\.db is not a SQLite database/,
    );
    expect(await refusal(async () => writeFile(join(folder.path, 'wrong.db'), ''))).toMatch(/is empty/);
    expect(files()).toEqual(['backup.db', 'retinue.db', 'wrong.db']);
  });

  test('leaves a backup of an older version as it is, and says what to do', async () => {
    await backUp();
    change(
      'backup.db',
      `DELETE FROM retinue_migrations WHERE name LIKE 'Webhooks%'; DROP TABLE webhook_deliveries; DROP TABLE webhooks`,
    );
    expect(await retinue('restore backup.db --force')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/older version, and lacks 1 migration.*"retinue migrate"/),
    });
    expect(await retinue('verify')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('retinue migrate'),
    });
    await retinue('migrate');
    expect(await retinue('verify')).toMatchObject({ code: 0 });
  });

  test('leaves the database that was there, or a whole new one, when it is killed', async () => {
    await retinue('migrate');
    fillWithFollowersOfUser1(join(folder.path, 'retinue.db'), 20_000);
    await retinue('backup backup.db --full-speed');
    change('retinue.db', `UPDATE users SET first_name = 'Later' WHERE id = 1`);
    const killed = await spawned('restore backup.db --force', {
      interrupt: { when: '0%', signal: 'SIGKILL' },
    });
    expect(killed.code).toBeNull();
    expect(await retinue('verify')).toMatchObject({ code: 0 });
    expect(await retinue('restore backup.db --force')).toMatchObject({ code: 0 });
    expect(files()).toEqual(['backup.db', 'retinue.db']);
    const name = inFile(folder.path, 'retinue.db', (database) =>
      database.prepare('SELECT first_name FROM users WHERE id = 1').pluck().get(),
    );
    expect(name).not.toBe('Later');
  });

  test('puts a database where none was, in a folder that is made, beside a log that nobody needs', async () => {
    await backUp();
    await writeFile(join(folder.path, 'other.db-wal'), 'a log without its file');
    for (const [url, file] of [
      ['sqlite:./other.db', 'other.db'],
      ['sqlite:./new/one.db', 'new/one.db'],
    ] as const) {
      expect(await retinue('restore backup.db', { env: { DATABASE_URL: url } })).toMatchObject({ code: 0 });
      expect(peopleIn(file)).toBe(4);
    }
    expect(existsSync(join(folder.path, 'other.db-wal'))).toBe(false);
  });

  test('and backup refuse places where they would do harm, in one line', async () => {
    await backUp();
    const line = async (command: string, env = ENV): Promise<string> => {
      const { code, stdout, stderr } = await retinue(command, { env });
      expect([code, stdout]).toEqual([2, '']);
      return stderr;
    };
    expect(await line('backup backup.db')).toMatch(/^retinue: \S+backup\.db is there already: [^\n]+\n$/);
    expect(await line('backup retinue.db --force')).toMatch(/is the database itself/);
    expect(await line('backup retinue.db-wal')).toMatch(/would take \S+retinue\.db-wal for a part/);
    expect(await line('backup .')).toMatch(/is a folder: name a file in it/);
    expect(await line('backup none/backup.db')).toMatch(/can't be written: there is no such file or folder/);
    expect(await line('restore retinue.db --force')).toMatch(/is the database itself/);
    expect(await line('restore none.db')).toMatch(/there is no backup at/);
    const postgres = { DATABASE_URL: 'postgres://me:secret@127.0.0.1/retinue' };
    for (const command of ['backup pg.db', 'restore backup.db']) {
      expect(await line(command, postgres)).toMatch(
        /^retinue: 127\.0\.0\.1\/retinue is on PostgreSQL.*pg_dump.*\n$/,
      );
    }
    expect(files()).toEqual(['backup.db', 'retinue.db']);
  });
});

function webhookAt(place: string): string {
  return `INSERT INTO webhooks (url, status, secret, place, created_at, updated_at)
    VALUES ('https://example.com', 'paused', 'whsec_', '${place}', 0, 0)`;
}

async function placeOfNow(server: SpawnedServer): Promise<string> {
  const answer = await fetch(`${server.url}/v1/events?after=now`);
  return ((await answer.json()) as { nextAfter: string }).nextAfter;
}

/** What a reader is told who goes on after a place. */
async function codeAfter(server: SpawnedServer, place: string): Promise<string> {
  const answer = await fetch(`${server.url}/v1/events?after=${place}`);
  return ((await answer.json()) as { code?: string }).code ?? 'none';
}
