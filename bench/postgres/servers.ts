import { type RunningServer, start } from '../servers/server.js';

/** Where the graph is. */
export interface Cluster {
  readonly url: string;
  /** Where pages and relationships are read, if there are any. */
  readonly replicaUrls: readonly string[];
}

/** What the bench can start on a cluster. */
export interface PostgresServerKind {
  readonly name: 'baseline' | 'Retinue';
  start(cluster: Cluster): Promise<RunningServer>;
}

/** Of no secret: nobody but the bench is served. */
const CONSISTENCY_KEY = 'the key of the bench alone';

export const retinueOnPostgres: PostgresServerKind = {
  name: 'Retinue',
  start: ({ url, replicaUrls }) =>
    start('apps/api/bin/server.js', {
      DATABASE_URL: url,
      ...(replicaUrls.length > 0 && { DATABASE_REPLICA_URLS: replicaUrls.join(), CONSISTENCY_KEY }),
    }),
};

/** The least that could do the job; it reads from the first replica only. */
export const baselineOnPostgres: PostgresServerKind = {
  name: 'baseline',
  start: ({ url, replicaUrls: [replicaUrl] }) =>
    start('bench/dist/baseline/postgres-server.js', {
      DATABASE_URL: url,
      ...(replicaUrl !== undefined && { DATABASE_REPLICA_URL: replicaUrl }),
    }),
};
