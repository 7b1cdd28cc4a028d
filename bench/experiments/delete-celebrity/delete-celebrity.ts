/**
 * Deletes a user with a million followers while others read and write, and sets their latencies beside those from
 * before the deletion.
 *
 *   npm run build && node bench/dist/experiments/delete-celebrity/delete-celebrity.js [followers]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadSqliteDriver } from '@retinue/database';
import { Client } from '../../support/http.js';
import { Latencies } from '../../support/latencies.js';
import { startMixedLoad } from '../../support/mixed-load.js';
import { runRetinue, withServer } from '../../servers/processes.js';

const Database = loadSqliteDriver();

const CELEBRITY = 1;
const SECONDS_BEFORE = 5;
const SEED = 1;

const followers = Number(process.argv[2] ?? 1_000_000);
const others = Array.from({ length: followers }, (_, index) => CELEBRITY + 1 + index);
const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
try {
  const file = join(folder, 'retinue.db');
  await runRetinue(file, ['migrate']);
  fill(file);
  await withServer(file, async (url) => {
    const client = new Client(url);
    const load = (): ReturnType<typeof startMixedLoad> => startMixedLoad(client, others, SEED);
    const before = load();
    await delay(SECONDS_BEFORE * 1_000);
    await before.stop();
    console.log(`before:    reads ${before.reads.describe()}\n           writes ${before.writes.describe()}`);

    const during = load();
    const startedAt = performance.now();
    const deletion = new Latencies();
    await deletion.time(() => client.send('DELETE', `/v1/users/${CELEBRITY}`, [204]));
    await client.send('GET', `/v1/users/${CELEBRITY}`, [404]);
    await untilNothingIsLeft(file);
    const seconds = (performance.now() - startedAt) / 1_000;
    await during.stop();
    console.log(`deletion:  ${deletion.describe()}, nothing left after ${seconds.toFixed(1)} s`);
    console.log(`meanwhile: reads ${during.reads.describe()}\n           writes ${during.writes.describe()}`);
    client.close();
  });
  await runRetinue(file, ['verify']);
} finally {
  await rm(folder, { recursive: true });
}

/** Everybody follows user 1, and one other. */
function fill(file: string): void {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.exec(`
    BEGIN;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ${followers})
    INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
      version, created_at, updated_at)
    SELECT i, 'F' || i, 'L' || i, i || '@example.com', i || '@example.com', 'f' || i, 'l' || i, 'person', 0, 1, 0, 0
    FROM n;
    INSERT INTO follows SELECT id, ${CELEBRITY}, id FROM users WHERE id <> ${CELEBRITY};
    INSERT INTO follows SELECT id, id - 1, id FROM users WHERE id > 2;
    INSERT INTO user_counters
    SELECT id, (SELECT count(*) FROM follows WHERE followee_id = id), (SELECT count(*) FROM follows WHERE follower_id = id)
    FROM users;
    COMMIT;`);
  database.close();
}

async function untilNothingIsLeft(file: string): Promise<void> {
  const database = new Database(file, { readonly: true });
  const left = database.prepare('SELECT count(*) FROM users WHERE deleted_at IS NOT NULL').pluck();
  while (left.get() !== 0) await delay(50);
  database.close();
}
