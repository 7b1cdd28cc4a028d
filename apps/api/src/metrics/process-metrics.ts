import { monitorEventLoopDelay } from 'node:perf_hooks';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import { SERVICE_VERSION } from '../package-info.js';

/** Milliseconds between two looks at the event loop, which count as no lag. */
const LOOK_EVERY_MS = 10;

const RANKS: Readonly<Record<string, number>> = { median: 50, p99: 99, max: 100 };

/**
 * Measures the process: memory, processor, garbage, the event loop.
 *
 * @returns ends it
 */
export function measureProcess(registry: Registry): () => void {
  collectDefaultMetrics({ register: registry });
  const delays = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
  delays.enable();
  // prom-client's own takes the mean of several workers, in which one that hangs is not seen.
  const lag: Gauge = new Gauge({
    name: 'retinue_event_loop_lag_seconds',
    help: 'How late the event loop was since the last look, of all workers the latest.',
    labelNames: ['rank'],
    registers: [registry],
    aggregator: 'max',
    collect: () => {
      for (const [rank, percentile] of Object.entries(RANKS)) {
        const nanoseconds = percentile === 100 ? delays.max : delays.percentile(percentile);
        const seconds = delays.count === 0 ? 0 : nanoseconds / 1e9 - LOOK_EVERY_MS / 1_000;
        lag.set({ rank }, Math.max(0, seconds));
      }
      delays.reset();
    },
  });
  new Gauge({
    name: 'retinue_build_info',
    help: 'Always 1; the version of Retinue and of Node stand in the labels.',
    labelNames: ['version', 'node'],
    registers: [registry],
    aggregator: 'first',
  }).set({ version: SERVICE_VERSION, node: process.versions.node }, 1);
  return () => delays.disable();
}
