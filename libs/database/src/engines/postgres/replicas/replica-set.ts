import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { ReplicaFigures } from '../../../activity/database-figures.js';
import type { DegradedPart } from '../../../health/database-health.js';
import type { WalPosition } from '../consistency/wal-position.js';
import { Replica } from './replica.js';
import { readServerState, type ServerState } from './server-state.js';

/** Milliseconds between two looks at every server. */
const LOOK_EVERY_MS = 100;

/** Milliseconds that a replica may be behind: past it, clients without tokens would see too much of the past. */
const MAX_LAG_MS = 2_000;

/** Milliseconds of the primary's past that are remembered, to tell how far behind a replica is. */
const REMEMBERED_MS = 10_000;

/** The replicas of a primary: which of them may be read from, and how far each has come. */
export class ReplicaSet {
  private readonly past: { readonly at: number; readonly lsn: bigint }[] = [];
  private primaryState: ServerState | undefined;
  private gone = false;
  private turn = 0;
  private stopped = false;
  private looking: readonly Promise<void>[] = [];
  /** Where the primary was at the start: a replica that lacks some of it may lack whole tables. */
  private begin = 0n;

  /** @param replicas not one of which has to be there at the start */
  constructor(
    private readonly primary: pg.Pool,
    private readonly replicas: readonly Replica[],
  ) {}

  /** Where the primary was when it was last asked; undefined while it never answered. */
  get position(): WalPosition | undefined {
    return this.primaryState?.position;
  }

  /** The primary did not answer when it was last asked. */
  get primaryIsGone(): boolean {
    return this.gone;
  }

  /** Looks at every server once, and from then on again and again. */
  async start(): Promise<void> {
    await this.lookAtPrimary();
    this.begin = this.position?.lsn ?? 0n;
    await Promise.all(this.replicas.map(async (replica) => this.lookAt(replica)));
    this.looking = [
      this.lookOn(async () => this.lookAtPrimary()),
      ...this.replicas.map(async (replica) => this.lookOn(async () => this.lookAt(replica))),
    ];
  }

  /** Before the primary's pool is closed, which it looks through. */
  async stopLooking(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.looking);
  }

  async close(): Promise<void> {
    await Promise.all(this.replicas.map(({ pool }) => pool.end()));
  }

  /** The next replica in turn, if it is known to have seen so much; undefined when it is not, or there is none. */
  next(required: WalPosition | undefined): Replica | undefined {
    const candidates = this.inRotation(required);
    if (candidates.length === 0) return undefined;
    this.turn = (this.turn + 1) % 0x7fffffff;
    const next = candidates[this.turn % candidates.length]!;
    return required === undefined || next.replayed >= required.lsn ? next : undefined;
  }

  /**
   * The furthest replica, if it comes so far within some milliseconds.
   *
   * @returns undefined when only the primary will do
   */
  async furthestWithin(patienceMs: number, required: WalPosition | undefined): Promise<Replica | undefined> {
    const furthest = this.furthest(required);
    try {
      const isThere = required === undefined || (await furthest?.reaches(required.lsn, patienceMs)) === true;
      return isThere ? furthest : undefined;
    } catch {
      furthest?.leaveOut('it does not answer');
      return undefined;
    }
  }

  /** Whether any replica can be read from. */
  get hasAny(): boolean {
    return this.replicas.some(({ isInRotation }) => isInRotation);
  }

  /** The one that has come furthest, of those of the timeline that is required, if any. */
  furthest(required?: WalPosition): Replica | undefined {
    return this.inRotation(required).reduce<Replica | undefined>(
      (furthest, replica) =>
        furthest === undefined || replica.replayed > furthest.replayed ? replica : furthest,
      undefined,
    );
  }

  /** How each replica stands, as it was last seen. */
  figures(): ReplicaFigures[] {
    return this.replicas.map(({ location, leftOutBecause, replayed, reads }) => ({
      server: location.name,
      leftOutBecause,
      lagSeconds: replayed === 0n ? undefined : this.lagOf(replayed) / 1_000,
      reads,
    }));
  }

  /** Which servers do not do their part, as they were last seen. Why a replica does not stands in the log, with its address. */
  degradedParts(): DegradedPart[] {
    const replicas = this.replicas.flatMap(({ isInRotation }, index) =>
      isInRotation ? [] : [{ part: `replica ${index + 1}`, detail: 'No reads go to it: the log says why' }],
    );
    if (!this.gone) return replicas;
    return [
      { part: 'primary', detail: 'It does not answer: nothing is stored, and what is read may be old' },
      ...replicas,
    ];
  }

  private inRotation(required: WalPosition | undefined): Replica[] {
    // Places of another timeline say nothing about where a replica is.
    if (required !== undefined && required.timeline !== this.position?.timeline) return [];
    return this.replicas.filter(({ isInRotation }) => isInRotation);
  }

  /** Each server by itself: one that does not answer must not keep us from looking at the others. */
  private async lookOn(look: () => Promise<void>): Promise<void> {
    while (!this.stopped) {
      await delay(LOOK_EVERY_MS, undefined, { ref: false });
      await look();
    }
  }

  private async lookAt(replica: Replica): Promise<void> {
    await replica.look(this.primaryState?.cluster, (replayed) => this.whyTooFarBehind(replayed));
  }

  private async lookAtPrimary(): Promise<void> {
    try {
      const state = await readServerState(this.primary);
      this.gone = state.isReplica;
      if (state.isReplica) return;
      if (this.primaryState?.position.timeline !== state.position.timeline) this.startTimeline();
      this.primaryState = state;
      const now = performance.now();
      this.past.push({ at: now, lsn: state.position.lsn });
      while (this.past.length > 1 && now - this.past[0]!.at > REMEMBERED_MS) this.past.shift();
    } catch {
      this.gone = true;
    }
  }

  /** What was known of another timeline's places says nothing about this one's. */
  private startTimeline(): void {
    this.past.length = 0;
    this.begin = 0n;
    for (const replica of this.replicas) replica.replayed = 0n;
  }

  private whyTooFarBehind(replayed: bigint): string | undefined {
    if (replayed < this.begin) return 'it lacks what the primary had when this process began';
    // While the primary is gone, an old state is the best there is.
    return !this.gone && this.lagOf(replayed) > MAX_LAG_MS ? 'it is behind by more than 2 s' : undefined;
  }

  /** Milliseconds since the primary was first seen further than the replica is. */
  private lagOf(replayed: bigint): number {
    const ahead = this.past.find(({ lsn }) => lsn > replayed);
    return ahead === undefined ? 0 : performance.now() - ahead.at;
  }
}
