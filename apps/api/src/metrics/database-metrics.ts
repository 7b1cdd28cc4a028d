import type { DatabaseActivity, DatabaseFigures } from '@retinue/database';
import { Counter, Gauge, type Registry } from 'prom-client';
import { Distributions } from './distributions.js';

/** Seconds. */
const COMMIT_BOUNDS = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5,
];
const WAIT_BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const GROUP_BOUNDS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** Measures what the database does, and has it say how it stands when somebody asks. */
export function measureDatabase(registry: Registry, activity: DatabaseActivity): void {
  measureCommits(registry, activity);
  showWrites(registry, activity);
  if (activity.figures().log !== undefined) showLog(registry, activity);
  if (activity.figures().pools.length > 0) showPools(registry, activity);
  if (activity.figures().replicas.length > 0) showReplicas(registry, activity);
}

function measureCommits(registry: Registry, activity: DatabaseActivity): void {
  const distribution = (name: string, help: string, bounds: readonly number[]): Distributions =>
    new Distributions(registry, { name, help, bounds });
  const waits = distribution(
    'retinue_write_wait_seconds',
    'How long the first write of a transaction had waited when the transaction began.',
    WAIT_BOUNDS,
  ).add();
  const units = distribution(
    'retinue_transaction_units',
    'Writes that shared a transaction.',
    GROUP_BOUNDS,
  ).add();
  const transactions = distribution(
    'retinue_transaction_duration_seconds',
    'Committed transactions, from BEGIN to the end of COMMIT.',
    WAIT_BOUNDS,
  ).add();
  const commits = distribution(
    'retinue_commit_duration_seconds',
    'COMMIT alone: on SQLite the time of the disk.',
    COMMIT_BOUNDS,
  ).add();
  const sentBack = new Counter({
    name: 'retinue_transactions_sent_back_total',
    help: 'Transactions that PostgreSQL sent back since others were in their way; they run again.',
    registers: [registry],
  });
  const checkpoints = distribution(
    'retinue_checkpoint_duration_seconds',
    "Copies of SQLite's log into the file.",
    WAIT_BOUNDS,
  ).add();
  const held = distribution(
    'retinue_checkpoint_writes_held_seconds',
    'For how long of a copy no write could begin.',
    WAIT_BOUNDS,
  ).add();
  const heldUp = new Counter({
    name: 'retinue_checkpoints_held_up_total',
    help: 'Copies of the log that a long reading was in the way of: the log grows on.',
    registers: [registry],
  });
  activity.observe({
    committed: (transaction) => {
      waits.observe(transaction.waitedSeconds);
      units.observe(transaction.units);
      transactions.observe(transaction.seconds);
      commits.observe(transaction.commitSeconds);
    },
    sentBack: () => sentBack.inc(),
    checkpointed: ({ seconds, writesHeldSeconds, wasHeldUp }) => {
      checkpoints.observe(seconds);
      held.observe(writesHeldSeconds);
      if (wasHeldUp) heldUp.inc();
    },
  });
}

function showWrites(registry: Registry, activity: DatabaseActivity): void {
  const gauge: Gauge = new Gauge({
    name: 'retinue_writes_unanswered',
    help: 'Writes that were asked for and are not answered yet.',
    registers: [registry],
    aggregator: 'sum',
    collect: () => gauge.set(activity.figures().unansweredWrites),
  });
}

function showLog(registry: Registry, activity: DatabaseActivity): void {
  const bytes: Gauge = new Gauge({
    name: 'retinue_sqlite_log_bytes',
    help: 'Size of the log (WAL) of the SQLite file.',
    registers: [registry],
    aggregator: 'max',
    collect: () => bytes.set(activity.figures().log?.bytes ?? 0),
  });
  const pages: Gauge = new Gauge({
    name: 'retinue_sqlite_log_pages_to_copy',
    help: 'Pages in the log that the SQLite file lacks.',
    registers: [registry],
    aggregator: 'max',
    collect: () => pages.set(activity.figures().log?.pagesToCopy ?? 0),
  });
}

function showPools(registry: Registry, activity: DatabaseActivity): void {
  const gauge = (
    name: string,
    help: string,
    labels: readonly string[],
    collect: (gauge: Gauge) => void,
  ): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      aggregator: 'sum',
      collect: () => collect(made),
    });
  };
  const eachPool = (
    show: (labels: Record<string, string>, pool: DatabaseFigures['pools'][number]) => void,
  ): void => activity.figures().pools.forEach((pool) => show({ server: pool.server, role: pool.role }, pool));
  gauge(
    'retinue_pool_connections',
    'Connections to a server, by their state.',
    ['server', 'role', 'state'],
    (connections) =>
      eachPool((labels, { open, idle }) => {
        connections.set({ ...labels, state: 'idle' }, idle);
        connections.set({ ...labels, state: 'busy' }, open - idle);
      }),
  );
  gauge(
    'retinue_pool_size',
    'The most connections to a server that there may be.',
    ['server', 'role'],
    (sizes) => eachPool((labels, { size }) => sizes.set(labels, size)),
  );
  gauge('retinue_pool_waiting', 'Who waits for a connection to a server.', ['server', 'role'], (waiting) =>
    eachPool((labels, pool) => waiting.set(labels, pool.waiting)),
  );
}

function showReplicas(registry: Registry, activity: DatabaseActivity): void {
  const lag: Gauge = new Gauge({
    name: 'retinue_replica_lag_seconds',
    help: 'Since the primary was first seen further than the replica is; none while it has never answered.',
    labelNames: ['server'],
    registers: [registry],
    aggregator: 'max',
    collect: () => {
      lag.reset();
      for (const { server, lagSeconds } of activity.figures().replicas)
        if (lagSeconds !== undefined) lag.set({ server }, lagSeconds);
    },
  });
  const serves: Gauge = new Gauge({
    name: 'retinue_replica_serves_reads',
    help: '1 when reads go to the replica, 0 when it is left out.',
    labelNames: ['server'],
    registers: [registry],
    aggregator: 'min',
    collect: () => {
      for (const { server, leftOutBecause } of activity.figures().replicas)
        serves.set({ server }, leftOutBecause === undefined ? 1 : 0);
    },
  });
  const reads: Counter = new Counter({
    name: 'retinue_replica_reads_total',
    help: 'Reads that went to the replica.',
    labelNames: ['server'],
    registers: [registry],
    collect: () => {
      reads.reset();
      for (const replica of activity.figures().replicas) reads.inc({ server: replica.server }, replica.reads);
    },
  });
  const primary: Counter = new Counter({
    name: 'retinue_primary_reads_total',
    help: 'Reads that went to the primary though there are replicas, by why.',
    labelNames: ['why'],
    registers: [registry],
    collect: () => {
      primary.reset();
      for (const [why, count] of Object.entries(activity.figures().primaryReads ?? {}))
        primary.inc({ why: WHY[why as keyof typeof WHY] }, count);
    },
  });
}

const WHY = {
  afterWrite: 'after_write',
  ahead: 'ahead_of_replicas',
  noReplica: 'no_replica',
  replicaFailed: 'replica_failed',
} as const;
