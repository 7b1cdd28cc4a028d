import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { edgeFileOf, importGraph } from '../graph/graph-databases.js';
import type { GraphSize } from '../graph/power-law-graph.js';
import { SocialGraph } from '../graph/social-graph.js';
import { chooseGenerator, type GeneratorName } from '../load/choose-generator.js';
import type { Measurement } from '../measure/measurement.js';
import { ratioOf, whole } from '../report/figures.js';
import { thisMachine } from '../report/machine.js';
import { operationsTable } from '../report/operations-table.js';
import { runRetinue } from '../servers/processes.js';
import { measureOnPostgres, type PostgresBench } from './measure-on-postgres.js';
import { POSTGRES_READS, POSTGRES_WRITES, type PostgresOperation } from './operations.js';

export interface PostgresBenchOptions extends GraphSize {
  /** Of an empty database. */
  readonly url: string;
  /** Of replicas, which are measured beside the primary. */
  readonly replicas?: readonly string[];
  readonly seed: number;
  readonly rounds: number;
  /** Of each round. */
  readonly seconds: number;
  /** Before each round. */
  readonly warmUp: number;
  /** Keys of what is measured; all when left out. */
  readonly only?: readonly string[];
  readonly generator?: GeneratorName;
}

/** What an import came to. */
interface Filled {
  readonly seconds: number;
  readonly bytes: number;
  readonly version: string;
  readonly settings: string;
}

/**
 * Fills an empty PostgreSQL database with the graph, measures both servers on it, and prints what came of it. In the
 * end `retinue verify` must find nothing.
 *
 * @throws LoadError when an answer is wrong, or fails to come
 */
export async function runPostgresBench(options: PostgresBenchOptions): Promise<void> {
  const generator = await chooseGenerator(options.generator);
  const folder = await mkdtemp(join(tmpdir(), 'retinue-bench-'));
  try {
    const edgeFile = await edgeFileOf(options, folder);
    console.error(`Load by ${generator.name}. Importing …`);
    const filled = await fill(options.url, edgeFile);
    // The same graph in a file: what to ask is read there.
    const { databaseFile } = await importGraph(edgeFile, folder, { byHand: false });
    const graph = SocialGraph.read(databaseFile);
    const { url, rounds, seconds, warmUp, only, replicas: replicaUrls = [] } = options;
    const asked = (operations: readonly PostgresOperation[]): readonly PostgresOperation[] =>
      operations.filter(({ key }) => only === undefined || only.includes(key));
    const bench: PostgresBench = {
      generator,
      graph,
      cluster: { url, replicaUrls: [] },
      rounds,
      seconds,
      warmUpSeconds: warmUp,
    };
    const onPrimary = await measureAll(bench, asked(POSTGRES_READS));
    const onReplicas =
      replicaUrls.length === 0
        ? []
        : await measureAll({ ...bench, cluster: { url, replicaUrls } }, asked(POSTGRES_READS));
    const writes = await measureAll(bench, asked(POSTGRES_WRITES));
    await runRetinue(url, ['verify'], { quiet: true });
    const { processor, cores, node } = thisMachine(generator.name);
    console.log(
      `${whole(graph.users)} users, ${whole(graph.follows)} follows. ${processor}, ${cores} cores, which servers, ` +
        `PostgreSQL and load share; Node ${node}, PostgreSQL ${filled.version} (${filled.settings}), ${generator.name}.\n`,
    );
    const readByReplica = onReplicas.map((measured) => ({
      ...measured,
      title: `${measured.title}, by replica`,
    }));
    console.log(operationsTable([...onPrimary, ...readByReplica, ...writes]));
    console.log(
      `\nretinue import: ${filled.seconds.toFixed(1)} s, ${whole(graph.follows / filled.seconds)} follows/s, users ` +
        `included; ${whole(filled.bytes / graph.follows)} bytes on disk for each follow (pg_database_size).`,
    );
    graph.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function fill(url: string, edgeFile: string): Promise<Filled> {
  await runRetinue(url, ['migrate'], { quiet: true });
  const { seconds } = await runRetinue(url, ['import', 'follows', '--create-missing-users', edgeFile], {
    quiet: true,
  });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const ask = async (sql: string): Promise<string> => {
      const { rows } = await client.query<{ readonly value: string }>(sql);
      return rows.map(({ value }) => value).join(', ');
    };
    const bytes = Number(await ask(`SELECT pg_database_size(current_database()) AS value`));
    // Autovacuum would, in the middle of a round.
    await client.query('VACUUM ANALYZE');
    return {
      seconds,
      bytes,
      version: await ask(`SELECT split_part(current_setting('server_version'), ' ', 1) AS value`),
      settings: await ask(`
        SELECT name || ' ' || current_setting(name) AS value FROM pg_settings
        WHERE name IN ('fsync', 'synchronous_commit', 'shared_buffers') ORDER BY name`),
    };
  } finally {
    await client.end();
  }
}

async function measureAll(
  bench: PostgresBench,
  operations: readonly PostgresOperation[],
): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const operation of operations) {
    const measurement = await measureOnPostgres(bench, operation);
    measurements.push(measurement);
    console.error(`${operation.title}: ${ratioOf(measurement).middle.toFixed(2)} times the baseline`);
  }
  return measurements;
}
