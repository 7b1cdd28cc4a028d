import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import { findPostgres, type PostgresBinaries } from './binaries.js';
import { freePort } from './free-port.js';

/** Milliseconds until a server that was started must answer. */
const START_MS = 20_000;

/** A PostgreSQL server of our own, in a folder of its own, on a free port of the loopback address. */
export class PostgresServer {
  private process: ChildProcess | undefined;

  private constructor(
    private readonly binaries: PostgresBinaries,
    /** All that is the server's; gone after {@link remove}. */
    readonly folder: string,
    readonly port: number,
  ) {}

  /** Makes an empty cluster and starts it. Not synced to the disk: only the process may be killed, not the machine. */
  static async create(settings: Readonly<Record<string, string>> = {}): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'retinue-postgres-'));
    const binaries = findPostgres(folder);
    const server = new PostgresServer(binaries, folder, await freePort());
    server.own(folder);
    mkdirSync(server.dataFolder, { mode: 0o700 });
    server.own(server.dataFolder);
    execFileSync(
      binaries.initdb,
      [
        '-D',
        server.dataFolder,
        '-U',
        'postgres',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale=C',
        '--no-sync',
        '-N',
      ],
      { ...binaries.user, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    server.configure({ fsync: 'off', max_connections: '200', ...settings });
    await server.start();
    return server;
  }

  /**
   * Makes a hot standby by a low-level backup (https://www.postgresql.org/docs/current/continuous-archiving.html), since the
   * binaries that npm has lack pg_basebackup.
   *
   * @param name by which the primary knows it, for `synchronous_standby_names`
   */
  async createStandby(name: string): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'retinue-standby-'));
    const standby = new PostgresServer(this.binaries, folder, await freePort());
    standby.own(folder);
    const client = new Client({ connectionString: this.url() });
    await client.connect();
    try {
      // Both on one session: the backup ends with it.
      await client.query(`SELECT pg_backup_start('standby', fast => true)`);
      cpSync(this.dataFolder, standby.dataFolder, {
        recursive: true,
        filter: (path) => !/\/(postmaster\.(pid|opts)|pg_wal\/.+|pgsql_tmp.*)$/.test(path),
      });
      const { rows } = await client.query<{ readonly labelfile: string }>(
        `SELECT labelfile FROM pg_backup_stop()`,
      );
      writeFileSync(join(standby.dataFolder, 'backup_label'), rows[0]!.labelfile);
    } finally {
      await client.end();
    }
    writeFileSync(join(standby.dataFolder, 'standby.signal'), '');
    chmodSync(standby.dataFolder, 0o700);
    standby.configure({
      primary_conninfo: `host=127.0.0.1 port=${this.port} user=postgres application_name=${name}`,
      hot_standby: 'on',
    });
    standby.ownAll();
    await standby.start();
    return standby;
  }

  get dataFolder(): string {
    return join(this.folder, 'data');
  }

  /** @returns the address of one of its databases */
  url(database = 'postgres'): string {
    return `postgres://postgres@127.0.0.1:${this.port}/${database}`;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Adds settings, for the next start. */
  configure(settings: Readonly<Record<string, string>>): void {
    const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
    appendFileSync(join(this.dataFolder, 'postgresql.conf'), lines.join(''));
  }

  /** Starts it, and waits until it answers. */
  async start(): Promise<void> {
    const log = openSync(join(this.folder, 'server.log'), 'a');
    const args = ['-D', this.dataFolder, '-p', String(this.port), '-h', '127.0.0.1', '-k', ''];
    this.process = spawn(this.binaries.postgres, args, {
      ...this.binaries.user,
      stdio: ['ignore', log, log],
    });
    const deadline = performance.now() + START_MS;
    for (;;) {
      try {
        await this.query('SELECT 1');
        return;
      } catch (error) {
        if (this.process.exitCode !== null || performance.now() > deadline) {
          throw new Error(
            `PostgreSQL did not start: ${readFileSync(join(this.folder, 'server.log'), 'utf8')}`,
            {
              cause: error,
            },
          );
        }
        await delay(20);
      }
    }
  }

  /** Ends it: `SIGINT` cuts its clients, `SIGQUIT` is a crash that its own processes notice, `SIGKILL` one that they don't. */
  async stop(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const child = this.process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs a statement on a connection of its own. */
  async query<Row extends QueryResultRow>(sql: string, database = 'postgres'): Promise<Row[]> {
    const client = new Client({ connectionString: this.url(database), connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private ownAll(): void {
    for (const entry of readdirSync(this.dataFolder, { recursive: true, encoding: 'utf8' })) {
      this.own(join(this.dataFolder, entry));
    }
    this.own(this.dataFolder);
  }

  private own(path: string): void {
    if (this.binaries.user !== undefined) chownSync(path, this.binaries.user.uid, this.binaries.user.gid);
  }
}
