import cluster from 'node:cluster';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DatabaseActivity } from '@retinue/database';
import { EventBroadcast, ReaderLags } from '@retinue/follows';
import { UserDeletions } from '@retinue/users';
import { WebhookDispatcher } from '@retinue/webhooks';
import { Registry } from 'prom-client';
import { showBacklogs } from './backlog-metrics.js';
import { measureDatabase } from './database-metrics.js';
import { measureProcess } from './process-metrics.js';
import { RequestMetrics } from './request-metrics.js';
import { tellMetrics } from './worker-metrics.js';

/** All that this process measures. */
@Injectable()
export class ServerMetrics implements BeforeApplicationShutdown {
  readonly requests: RequestMetrics;
  private readonly registry = new Registry();
  private readonly endMeasuring: () => void;
  private readonly ofAll: () => Promise<string>;

  constructor(
    activity: DatabaseActivity,
    deletions: UserDeletions,
    readers: ReaderLags,
    webhooks: WebhookDispatcher,
    broadcast: EventBroadcast,
  ) {
    this.requests = new RequestMetrics(this.registry);
    measureDatabase(this.registry, activity);
    showBacklogs(this.registry, {
      deletions: async () => deletions.countUnderWay(),
      readers: async () => readers.all(),
      webhooks: async () => webhooks.lags(),
      listeners: () => broadcast.listeners,
    });
    this.endMeasuring = measureProcess(this.registry);
    this.ofAll = cluster.isWorker
      ? tellMetrics(async () => this.registry.getMetricsAsJSON())
      : async () => this.registry.metrics();
  }

  /** As Prometheus reads it; of a worker, the metrics of all workers. @throws Error when those can't be had */
  async text(): Promise<string> {
    return this.ofAll();
  }

  beforeApplicationShutdown(): void {
    this.endMeasuring();
  }
}
