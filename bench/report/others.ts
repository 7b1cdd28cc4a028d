/** A figure that somebody else published, or that was taken of somebody else's program. */
export interface PublishedFigure {
  readonly name: string;
  /** A second. */
  readonly value: number;
  readonly where: string;
}

export const OTHERS: readonly PublishedFigure[] = [
  {
    name: 'FlockDB, reads',
    value: 100_000,
    where:
      'peak in April 2010, on a cluster with 13 billion edges (https://github.com/twitter-archive/flockdb)',
  },
  {
    name: 'FlockDB, writes',
    value: 20_000,
    where: 'the same; a write is answered from a queue before it is in the database',
  },
  {
    name: 'LinkBench, its published sample run',
    value: 11_029,
    where: 'MySQL, 10 million nodes, 100 clients (https://github.com/facebookarchive/linkbench)',
  },
  {
    name: 'The original service, pages of 50',
    value: 64,
    where: 'FastAPI on SQLite, on the machine of the first trials, which is like this one',
  },
  {
    name: "Bluesky's AppView, pages of 50",
    value: 53,
    where: 'on PostgreSQL, on the machine of the first trials',
  },
];
