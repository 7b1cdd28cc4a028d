import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';

/** All that a mirror, or the original, holds: a line for each row. */
export type Rows = readonly string[];

/** The same of both: who is there, and what is between two of them. */
const ROWS_OF_MIRROR = `
  SELECT 'user ' || id || ' ' || coalesce(external_id, '') FROM users
  UNION ALL SELECT kind || ' ' || from_id || ' ' || to_id FROM edges`;
export const ROWS_OF_ORIGINAL = `
  SELECT 'user ' || id || ' ' || coalesce(external_id, '') AS line FROM users
  UNION ALL SELECT 'follow ' || follower_id || ' ' || followee_id FROM follows
  UNION ALL SELECT 'request ' || follower_id || ' ' || followee_id FROM follow_requests
  UNION ALL SELECT 'block ' || blocker_id || ' ' || blocked_id FROM blocks`;

/** The example, in a process of its own that is started and killed as often as a test likes. */
export class MirrorProcess {
  private child: ChildProcess | undefined;
  private errors: Promise<string> = Promise.resolve('');

  /** @param folder where it is installed */
  constructor(
    private readonly folder: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  start(): void {
    this.child = spawn(process.execPath, [join(this.folder, 'dist/main.js')], {
      cwd: this.folder,
      env: { PATH: process.env['PATH'], ...this.env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.errors = text(this.child.stderr!);
  }

  /** Kills it, however busy it is. @throws Error when it has ended by itself */
  async kill(): Promise<void> {
    const { code, errors } = await this.ended('SIGKILL');
    if (code !== null) throw new Error(`The mirror had ended by itself with ${code}: ${errors}`);
  }

  /** How it ends: by itself, or by a signal. */
  async ended(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly errors: string }> {
    const child = this.child!;
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      if (signal !== undefined) child.kill(signal);
      await exit;
    }
    return { code: child.exitCode, errors: await this.errors };
  }

  /** Whatever a failed test left. */
  async remove(): Promise<void> {
    if (this.child !== undefined) await this.ended('SIGKILL');
  }

  /** Up to where it has come; undefined before it has begun. */
  get place(): string | undefined {
    return this.read('SELECT place FROM place')[0];
  }

  get rows(): Rows {
    return this.read(ROWS_OF_MIRROR).toSorted();
  }

  private read(sql: string): string[] {
    const file = join(this.folder, this.env['MIRROR']!);
    if (!existsSync(file)) return [];
    const database = new Database(file);
    try {
      return database.prepare(sql).pluck().all() as string[];
    } catch (error) {
      // It may be there without its tables for a moment.
      if (String(error).includes('no such table')) return [];
      throw error;
    } finally {
      database.close();
    }
  }
}
