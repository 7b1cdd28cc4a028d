import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Pool } from 'pg';
import type { PostgresLocation } from '../../../options/database-url.js';
import { connectionConfig, listenToConnections, type PoolLimits } from '../connections/postgres-pool.js';
import { PostgresReader } from '../postgres-reader.js';
import { oncePerTurn } from '../reading/once-per-turn.js';
import { readReplayed, readServerState } from './server-state.js';

/** Milliseconds between two questions whether a replica has come far enough by now. */
const ASK_EVERY_MS = 5;

/** One replica: its connections, opened when they are needed first, and what is known of it. */
export class Replica {
  readonly pool: Pool;
  readonly reader: PostgresReader;
  /** Asks how far it has replayed. */
  readonly readReplayed = oncePerTurn(async () => readReplayed(this.pool));
  /** How far it had replayed when it was last asked. */
  replayed = 0n;
  /** Reads that went to it. */
  reads = 0;
  private readonly logger = new Logger('Replica');
  private why: string | undefined = 'not asked yet';

  constructor(
    readonly location: PostgresLocation,
    limits: PoolLimits,
  ) {
    this.pool = listenToConnections(new Pool(connectionConfig(location.urls[0], limits)));
    this.reader = new PostgresReader(this.pool);
  }

  /** Whether reads may go to it. */
  get isInRotation(): boolean {
    return this.why === undefined;
  }

  /** Why no reads go to it; `undefined` when they do. */
  get leftOutBecause(): string | undefined {
    return this.why;
  }

  /**
   * Asks how it is, and leaves it out or takes it in.
   *
   * @param cluster that of the primary, as far as it is known
   * @param whyTooFarBehind why a replica that has replayed so much is no place to read from, if it is none
   */
  async look(
    cluster: string | undefined,
    whyTooFarBehind: (replayed: bigint) => string | undefined,
  ): Promise<void> {
    try {
      const state = await readServerState(this.pool);
      if (!state.isReplica) return this.leaveOut('it is no replica, it takes writes itself');
      if (cluster !== undefined && state.cluster !== cluster) {
        return this.leaveOut("it belongs to another cluster than DATABASE_URL's");
      }
      if (state.position.lsn > this.replayed) this.replayed = state.position.lsn;
      const why = whyTooFarBehind(this.replayed);
      if (why !== undefined) return this.leaveOut(why);
      this.takeIn();
    } catch (error) {
      this.leaveOut(
        error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error),
      );
    }
  }

  /** Keeps reads away from it until it is well again; says so once. */
  leaveOut(why: string): void {
    const before = this.why;
    this.why = why;
    if (before !== why) this.logger.warn(`${this.location.name} is left out: ${why}`);
  }

  /** Waits, for so many milliseconds at most, until it has replayed so much. */
  async reaches(lsn: bigint, milliseconds: number): Promise<boolean> {
    const deadline = performance.now() + milliseconds;
    while (this.replayed < lsn) {
      const replayed = await this.readReplayed();
      if (replayed > this.replayed) this.replayed = replayed;
      if (this.replayed >= lsn) break;
      if (performance.now() + ASK_EVERY_MS > deadline) return false;
      await delay(ASK_EVERY_MS);
    }
    return true;
  }

  private takeIn(): void {
    if (this.why !== undefined) this.logger.log(`${this.location.name} serves reads`);
    this.why = undefined;
  }
}
