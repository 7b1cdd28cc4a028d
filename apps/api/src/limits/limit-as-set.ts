import cluster from 'node:cluster';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UnitOfWork } from '@retinue/database';
import type { Settings } from '../settings/settings.js';
import { type CallerKeyOf, limitRequests } from './limit-requests.js';
import { QuotaSharing } from './quota-sharing.js';
import { rateLimitsOf } from './rate-limits.js';
import { RequestLimiter } from './request-limiter.js';
import type { SharedCounts } from './shared-counts.js';
import { SqlRequestCounts } from './sql-request-counts.js';
import { WorkerCounts } from './worker-counts.js';

/** Limits requests as the settings say; without limits a request meets nothing of this. */
export function limitAsSet(app: NestFastifyApplication, settings: Settings, callerKeyOf?: CallerKeyOf): void {
  const limits = rateLimitsOf(settings);
  if (limits === undefined) return;
  const fastify = app.getHttpAdapter().getInstance();
  const counts = sharedCounts(app, settings);
  const limiter = new RequestLimiter(limits, counts !== undefined);
  limitRequests(fastify, limiter, callerKeyOf);
  if (counts === undefined) return;
  const sharing = new QuotaSharing(limiter.quotas, counts);
  // Before the database is closed.
  fastify.addHook('onClose', async () => sharing.stop());
}

/** Where other processes are that serve the same clients: instances, and workers on one file. */
function sharedCounts(app: NestFastifyApplication, settings: Settings): SharedCounts | undefined {
  if (!settings.DATABASE_URL.startsWith('sqlite:')) {
    return new SqlRequestCounts(app.get(UnitOfWork, { strict: false }));
  }
  return cluster.isWorker ? new WorkerCounts() : undefined;
}
