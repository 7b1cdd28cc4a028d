import cluster, { type Worker } from 'node:cluster';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from '@retinue/database';
import { addUpCounts } from '../limits/worker-counts.js';
import { openMetricsPort } from '../metrics/metrics-port.js';
import { WorkerMetrics } from '../metrics/worker-metrics.js';
import { serverLog } from '../logging/lines-logger.js';
import { SERVER_FILE } from '../package-info.js';
import { RETINUE_TABLES } from '../retinue-tables.js';
import { databaseOptionsOf } from '../settings/module-options.js';
import type { Settings } from '../settings/settings.js';
import { closeConnectionsOnTheirWay } from './connections-on-their-way.js';
import { passOnDamage } from './shared-damage.js';

/** Milliseconds before a worker that died is replaced: one that dies at once, each time, must not keep a core busy. */
const REPLACE_AFTER_MS = 500;

/**
 * Serves with several processes that share a port and a database: `node:cluster` hands the connections out in turn. A
 * worker that dies is replaced; SIGTERM and SIGINT end all, each after what it has in flight.
 *
 * @throws DatabaseStartError when the database can't be used
 */
export async function runWorkers(settings: Settings): Promise<void> {
  await migrateOnce(settings);
  const logger = new Logger('Retinue');
  Logger.overrideLogger(await serverLog(settings.LOG_LEVEL));
  // The schema is up to date now, and workers that looked for themselves would wait for each other.
  cluster.setupPrimary({ exec: SERVER_FILE });
  passOnDamage();
  addUpCounts();
  const metrics = new WorkerMetrics();
  if (settings.METRICS_PORT !== undefined) {
    const at = { host: settings.METRICS_HOST, port: settings.METRICS_PORT };
    const port = await openMetricsPort(at, async () => metrics.text());
    logger.log(`Metrics at ${port.url}`);
  }
  const fork = (): void => closeConnectionsOnTheirWay(cluster.fork({ MIGRATE_ON_START: 'false' }));

  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    logger.log(`${signal}: answering what is in flight, then closing`);
    for (const worker of workers()) worker.process.kill('SIGTERM');
    endAfterLast();
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);

  let listening = 0;
  cluster.on('listening', (_worker, { address, port }) => {
    listening += 1;
    if (listening !== settings.WORKERS) return;
    const url = `http://${address ?? settings.HOST}:${port}`;
    logger.log(
      `Listening on ${url}, docs at ${settings.PUBLIC_URL ?? url}/docs, with ${settings.WORKERS} workers`,
    );
  });
  cluster.on('exit', (worker, code, signal) => {
    if (stopping) {
      // One that was still starting has not begun to listen to signals, either: nothing of it is lost.
      if (code !== 0 && signal !== 'SIGTERM') process.exitCode = 1;
      endAfterLast();
      return;
    }
    if (listening < settings.WORKERS) {
      // The start failed, and the worker has said why.
      stopping = true;
      process.exitCode = 1;
      for (const other of workers()) other.process.kill('SIGTERM');
      return;
    }
    logger.warn(`Worker ${worker.process.pid} ended with ${signal ?? code}: another takes its place`);
    void delay(REPLACE_AFTER_MS).then(() => (stopping ? undefined : fork()));
  });
  for (let number = 0; number < settings.WORKERS; number += 1) fork();
}

function workers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}

/** By force: what is left open here would keep us. */
function endAfterLast(): void {
  if (workers().every((worker) => worker.isDead())) process.exit();
}

async function migrateOnce(settings: Settings): Promise<void> {
  const database = DatabaseModule.forRoot({
    ...databaseOptionsOf(settings),
    tables: RETINUE_TABLES,
    background: false,
  });
  const context = await NestFactory.createApplicationContext(database, {
    logger: false,
    abortOnError: false,
  });
  await context.close();
}
