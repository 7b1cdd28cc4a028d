import cluster from 'node:cluster';
import type { DatabaseHealth } from '@retinue/database';

/** What workers and the process that forked them tell each other: a page of the file is broken. */
const DAMAGED = 'retinue: the database is damaged';

/** In a worker: damage that one of them has met counts for all, so that whichever is asked says that it is not ready. */
export function shareDamage(health: DatabaseHealth): void {
  if (!cluster.isWorker) return;
  health.onDamaged(() => process.send?.(DAMAGED));
  process.on('message', (message) => {
    if (message === DAMAGED) health.markDamaged();
  });
}

/** In the process that forks them: passes on what one of them has met, to those that come later as well. */
export function passOnDamage(): void {
  let isDamaged = false;
  cluster.on('message', (_worker, message) => {
    if (message !== DAMAGED) return;
    isDamaged = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.send(DAMAGED);
  });
  cluster.on('listening', (worker) => {
    if (isDamaged) worker.send(DAMAGED);
  });
}
