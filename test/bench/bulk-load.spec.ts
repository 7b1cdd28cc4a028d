import { join } from 'node:path';
import Database from 'better-sqlite3';
import { bulkLoad } from '../../bench/graph/bulk-load.js';
import { writeEdgeFile } from '../../bench/graph/edge-file.js';
import { powerLawGraph } from '../../bench/graph/power-law-graph.js';
import { hostedCli } from '../process/support/program-host.js';
import { inTemporaryFolder } from '../process/support/temporary-folder.js';

const runCli = hostedCli();

/** So few that some users are in no edge: an import does not know of them. */
const SIZE = { users: 300, follows: 600 };

/** All but the times at which the rows were made. */
const STORED = {
  schema: 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name',
  users: `SELECT id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private, version, deleted_at
          FROM users ORDER BY id`,
  cards: 'SELECT * FROM user_card_json ORDER BY user_id',
  counters: 'SELECT * FROM user_counters ORDER BY user_id',
  follows: 'SELECT * FROM follows ORDER BY follower_id, followee_id',
  // An import goes by batches, in each of which users come before their follows.
  follow_events: `SELECT type, actor_id, subject_id, data FROM follow_events WHERE type = 'import' ORDER BY id`,
  user_events: `SELECT type, actor_id, subject_id, data FROM follow_events WHERE type <> 'import' ORDER BY actor_id`,
  nextIds: 'SELECT * FROM sqlite_sequence ORDER BY name',
  journal: 'PRAGMA journal_mode',
};

function storedIn(file: string): Record<string, unknown[]> {
  const database = new Database(file, { readonly: true });
  try {
    return Object.fromEntries(
      Object.entries(STORED).map(([name, sql]) => [name, database.prepare(sql).raw().all()]),
    );
  } finally {
    database.close();
  }
}

it('The bulk load of the bench makes the database that an import makes', async () => {
  await inTemporaryFolder(async (folder) => {
    const retinue = async (file: string, command: string): Promise<void> => {
      const env = { DATABASE_URL: `sqlite:./${file}` };
      expect(await runCli(command.split(' '), { cwd: folder, env })).toMatchObject({ code: 0 });
    };
    await writeEdgeFile(join(folder, 'edges.tsv'), powerLawGraph(SIZE, 1));
    await retinue('imported.db', 'import follows --create-missing-users edges.tsv');

    await retinue('loaded.db', 'migrate');
    await bulkLoad(join(folder, 'loaded.db'), SIZE, powerLawGraph(SIZE, 1));
    await retinue('loaded.db', 'verify');

    const loaded = storedIn(join(folder, 'loaded.db'));
    expect(loaded['follows']).toHaveLength(SIZE.follows);
    expect(loaded['users']!.length).toBeLessThan(SIZE.users);
    expect(loaded).toEqual(storedIn(join(folder, 'imported.db')));
  });
});
