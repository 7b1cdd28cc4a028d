import cluster from 'node:cluster';
import { Logger } from '@nestjs/common';
import { DatabaseHealth } from '@retinue/database';
import { collectEarly } from './collect-early.js';
import { createApp } from './create-app.js';
import { gracefulClose } from './http/graceful-close.js';
import { type MetricsPort, openMetricsPort } from './metrics/metrics-port.js';
import { ServerMetrics } from './metrics/server-metrics.js';
import type { Settings } from './settings/settings.js';
import { shareDamage } from './workers/shared-damage.js';

export interface RunningServer {
  /** Where it really listens: with `PORT=0`, the port it was given. */
  readonly url: string;
  /** Answers what is in flight, writes what was taken, closes the database. */
  stop(): Promise<void>;
}

/** Starts listening. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const app = await createApp(settings);
  shareDamage(app.get(DatabaseHealth, { strict: false }));
  const answerThoseInFlight = gracefulClose(app.getHttpAdapter().getInstance());
  let metrics: MetricsPort | undefined;
  try {
    // Of workers, the one that forked them has the port.
    if (settings.METRICS_PORT !== undefined && !cluster.isWorker)
      metrics = await openMetricsPort(
        { host: settings.METRICS_HOST, port: settings.METRICS_PORT },
        async () => app.get(ServerMetrics).text(),
      );
    await app.listen(settings.PORT, settings.HOST);
  } catch (error) {
    await metrics?.close();
    await app.close();
    throw error;
  }
  if (metrics !== undefined) new Logger('Retinue').log(`Metrics at ${metrics.url}`);
  const url = (await app.getUrl()).replace('[::1]', 'localhost');
  // Of workers, the one that forked them says so, once all of them do.
  if (cluster.isPrimary)
    new Logger('Retinue').log(`Listening on ${url}, docs at ${settings.PUBLIC_URL ?? url}/docs`);
  return {
    url,
    stop: async () => {
      await answerThoseInFlight();
      await app.close();
      await metrics?.close();
    },
  };
}

/** Starts the server, and stops it on SIGTERM and SIGINT; the process then ends by itself, with 0. */
export async function runServer(settings: Settings): Promise<RunningServer> {
  collectEarly();
  const server = await startServer(settings);
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    new Logger('Retinue').log(`${signal}: answering what is in flight, then closing`);
    server
      .stop()
      .catch((error: unknown) => {
        console.error(`retinue: closing failed: ${String(error)}`);
        process.exitCode = 1;
      })
      // A worker lives on as long as it is connected to the process that forked it.
      .finally(() => cluster.worker?.disconnect());
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  return server;
}
