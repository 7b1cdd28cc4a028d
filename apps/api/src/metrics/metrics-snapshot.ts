import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';

/** What one process has measured, as it is sent to another. */
export type MetricsSnapshot = MetricObjectWithValues<MetricValue<string>>[];

const COUNTED = new Set(['counter', 'histogram']);

/** Several as one text, as Prometheus reads it: added up, or the largest, by what each metric says of itself. */
export async function addedUp(snapshots: readonly MetricsSnapshot[]): Promise<string> {
  return AggregatorRegistry.aggregate(snapshots as MetricsSnapshot[]).metrics();
}

/**
 * What is left of those who have died: what they have counted. A total that fell when a worker died would look to Prometheus like a
 * new start, from 0, and all that the others have counted like new.
 */
export async function countedBy(snapshots: readonly MetricsSnapshot[]): Promise<MetricsSnapshot> {
  const counted = snapshots.map((metrics) =>
    // A text, whatever its types say.
    metrics.filter(({ type }) => COUNTED.has(String(type))),
  );
  return AggregatorRegistry.aggregate(counted).getMetricsAsJSON();
}
