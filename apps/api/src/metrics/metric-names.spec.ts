import { readFileSync } from 'node:fs';
import { DatabaseActivity, type DatabaseFigures } from '@retinue/database';
import { Registry } from 'prom-client';
import { showBacklogs } from './backlog-metrics.js';
import { measureDatabase } from './database-metrics.js';
import { measureProcess } from './process-metrics.js';
import { RequestMetrics } from './request-metrics.js';
import { WorkerMetrics } from './worker-metrics.js';

/** As if a database were of all kinds at once. */
const EVERYTHING: DatabaseFigures = {
  unansweredWrites: 0,
  log: { bytes: 0, pagesToCopy: 0 },
  pools: [{ server: 'a', role: 'primary', size: 1, open: 0, idle: 0, waiting: 0 }],
  replicas: [{ server: 'b', leftOutBecause: undefined, lagSeconds: 0, reads: 0 }],
  primaryReads: { afterWrite: 0, ahead: 0, noReplica: 0, replicaFailed: 0 },
};

const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].toSorted();

/** The metrics that a text names, whichever part of a histogram it means. */
function namedIn(text: string): string[] {
  const names = [...text.matchAll(/\b(?:retinue|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name);
  return sorted(names.map((name) => name.replace(/_(bucket|sum|count)$/, '')));
}

describe('the names of metrics', () => {
  let all: string[];

  beforeAll(async () => {
    const registry = new Registry();
    void new RequestMetrics(registry);
    measureDatabase(registry, new DatabaseActivity(() => EVERYTHING));
    showBacklogs(registry, {
      deletions: async () => 0,
      readers: async () => [],
      webhooks: async () => [],
      listeners: () => 0,
    });
    measureProcess(registry)();
    const text = `${await registry.metrics()}\n${await new WorkerMetrics().text()}`;
    all = sorted([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name = '']) => name));
  });

  it('are all on the page about them, and no others are', () => {
    const told = [...read('docs/metrics.md').matchAll(/^\| `(retinue_\w+)`/gm)].map(([, name = '']) => name);
    expect(sorted(told)).toEqual(all.filter((name) => name.startsWith('retinue_')));
  });

  it.each(['deploy/grafana/retinue.json', 'deploy/prometheus/retinue.rules.yml'])(
    'that %s asks for are all there',
    (path) => {
      const asked = namedIn(read(path));
      expect(asked.length).toBeGreaterThan(8);
      expect(asked.filter((name) => !all.includes(name))).toEqual([]);
    },
  );

  it('that the page is about are all on the dashboard', () => {
    const shown = namedIn(read('deploy/grafana/retinue.json'));
    expect(all.filter((name) => name.startsWith('retinue_') && !shown.includes(name))).toEqual([]);
  });

  it('say by their ends what they count and in which unit', () => {
    const ends =
      /_(total|seconds|bytes|info|units|events|attempts|unanswered|waiting|size|connections|reads|flight|listeners|way|copy|workers)$/;
    expect(all.filter((name) => name.startsWith('retinue_') && !ends.test(name))).toEqual([]);
  });
});
