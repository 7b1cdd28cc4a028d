import { readDatabaseSettings, readSettings } from '@retinue/api';
import { nameOfDatabase, parseDatabaseUrl } from '@retinue/database';
import { FollowsImportService } from '@retinue/follows';
import { UsersImportService, UsersService } from '@retinue/users';
import { CliError } from '../cli-error.js';
import { DEMO_FOLLOWS, DEMO_USERS, isDemoUser } from '../demo/demo-data.js';
import { DEMO_DATABASE_URL } from '../demo/demo-database-url.js';
import { resetDemo } from '../demo/reset-demo.js';
import { ExitCode } from '../exit-codes.js';
import { withDatabase } from '../with-database.js';

export interface DemoOptions {
  readonly serve: boolean;
  readonly reset: boolean;
}

/**
 * Puts the four demo users and their follows into a database that is empty or was a demo's before; what a
 * visitor has added since stays, unless `reset` makes all new. With `serve`, the server starts on it.
 *
 * @throws CliError when the database holds other people, or can't be reset
 */
export async function demo(url: string, { serve, reset }: DemoOptions): Promise<number> {
  if (reset) await resetDemo(url);
  const { DATABASE_SCHEMA: schema } = readDatabaseSettings(process.env);
  const isPostgres = parseDatabaseUrl(url).engine === 'postgres';
  await withDatabase({ url, schema: isPostgres ? schema : undefined, migrate: true }, async (app) => {
    await assertDemoOrEmpty(app.get(UsersService), url);
    const users = await app.get(UsersImportService).add(DEMO_USERS);
    const follows = await app.get(FollowsImportService).add(DEMO_FOLLOWS);
    const isIncomplete = users.some(({ outcome }) => outcome === 'id_spent');
    const added = [...users.map(({ outcome }) => outcome), ...follows].filter(
      (outcome) => outcome === 'added',
    ).length;
    console.log(
      isIncomplete
        ? `demo: ${nameOfDatabase(url)} lacks some of the four, who were deleted: --reset brings them back`
        : added === 0
          ? `demo: ${nameOfDatabase(url)} has the four demo users already`
          : `demo: ${nameOfDatabase(url)} has the four demo users now, three of whom follow each other`,
    );
  });
  if (serve) {
    // Only here: routes, Swagger and validation take as long to load as everything else.
    const { runServer } = await import('@retinue/api/server');
    const server = await runServer(readSettings({ ...process.env, DATABASE_URL: url, WORKERS: '1' }));
    console.log(`demo: open ${server.url}/docs   (Ctrl-C ends it)`);
  }
  return ExitCode.ok;
}

async function assertDemoOrEmpty(users: UsersService, url: string): Promise<void> {
  const { items } = await users.list({}, { limit: 1_000 });
  if (items.length > 0 && !items.some(isDemoUser)) {
    throw new CliError(
      `${nameOfDatabase(url)} holds other people's data, which the demo leaves alone: name another with --database, such as ${DEMO_DATABASE_URL}`,
    );
  }
}
