import { readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, type Registry } from 'prom-client';
import { SERVICE_VERSION } from '../package-info.js';

/** Milliseconds between two looks at the event loop, which count as no lag. */
const LOOK_EVERY_MS = 10;

const RANKS: Readonly<Record<string, number>> = { median: 50, p99: 99, max: 100 };

/**
 * Measures the process: memory, processor, the event loop. prom-client's own set is not taken: it
 * listens to each collection of garbage, and its gauges of the event loop take the mean of several workers.
 *
 * @returns ends it
 */
export function measureProcess(registry: Registry): () => void {
  showResources(registry);
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

/** By the names that these have everywhere. */
function showResources(registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number | undefined): void => {
    const made: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      aggregator: 'sum',
      collect: () => {
        const value = read();
        if (value === undefined) made.remove();
        else made.set(value);
      },
    });
  };
  const cpu: Counter = new Counter({
    name: 'process_cpu_seconds_total',
    help: "Processors' time that was used.",
    registers: [registry],
    collect: () => {
      const { user, system } = process.cpuUsage();
      cpu.reset();
      cpu.inc((user + system) / 1e6);
    },
  });
  gauge('process_resident_memory_bytes', 'Memory, all in all.', () => process.memoryUsage.rss());
  gauge('process_open_fds', 'Open files and connections.', openHandles);
  gauge('nodejs_heap_size_used_bytes', 'Memory of objects.', () => process.memoryUsage().heapUsed);
  const start = Date.now() / 1_000 - process.uptime();
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'When it started (of workers, the last), in seconds since 1970.',
    registers: [registry],
    aggregator: 'max',
  }).set(start);
}

/** On Linux alone. */
function openHandles(): number | undefined {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return undefined;
  }
}
