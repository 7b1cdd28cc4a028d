/** The connections of this process to one server. */
export interface PoolFigures {
  /** Host, port and database; no user and no password. */
  readonly server: string;
  readonly role: 'primary' | 'replica';
  /** The most that there may be. */
  readonly size: number;
  /** Connections that are open. */
  readonly open: number;
  /** Of those, at work on nothing. */
  readonly idle: number;
  /** Who waits for one. */
  readonly waiting: number;
}

/** One replica, as this process sees it. */
export interface ReplicaFigures {
  /** Host, port and database; no user and no password. */
  readonly server: string;
  /** Why no reads go to it; `undefined` when they do. */
  readonly leftOutBecause: string | undefined;
  /** Seconds since the primary was first seen further than the replica is; `undefined` while it has never answered. */
  readonly lagSeconds: number | undefined;
  /** Reads that went to it, since the start. */
  readonly reads: number;
}

/** Why reads went to the primary where there are replicas, since the start. */
export interface PrimaryReads {
  /** The client had written a moment ago (`stickyWrites`). */
  readonly afterWrite: number;
  /** No replica had seen all that the request must see, soon enough. */
  readonly ahead: number;
  /** No replica could be read from. */
  readonly noReplica: number;
  /** The replica that was chosen failed. */
  readonly replicaFailed: number;
}

/** How a database stands, in this process. */
export interface DatabaseFigures {
  /** Units of work that are asked for and not answered yet, those of the open transactions among them. */
  readonly unansweredWrites: number;
  /** The log of a SQLite file. */
  readonly log?: {
    readonly bytes: number;
    /** Pages in it that the file lacks. */
    readonly pagesToCopy: number;
  };
  /** Of PostgreSQL: the primary's, then those of replicas. */
  readonly pools: readonly PoolFigures[];
  readonly replicas: readonly ReplicaFigures[];
  /** Where there are replicas. */
  readonly primaryReads?: PrimaryReads;
}
