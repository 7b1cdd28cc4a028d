import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../support/seeded-random.js';
import type { Engine } from './attack.js';
import { type Probe, startProbe } from './probe.js';
import type { Graph } from './graph.js';
import type { Store } from './store.js';
import type { Stores } from './stores.js';
import { Tally } from './tally.js';
import { Target, type TargetOptions } from './target.js';

/** What a run gives each attack unless it is told otherwise; all counts are meant for it. */
export const DEFAULT_SECONDS = 20;

/** Milliseconds that other clients may wait, 99 times of 100, while the server is under an attack. */
const MAX_OTHERS_P99_MS = 100;

export interface ArenaOptions {
  readonly seed: number;
  /** What an attack may take, about. */
  readonly seconds: number;
  readonly workers: number;
  /** Rounds of those attacks that kill, instead of what fits into the seconds. */
  readonly rounds?: number;
  /** Whether waits are judged, or only told: on a busy machine they say nothing. */
  readonly times: boolean;
  readonly engine: Engine;
  readonly stores: Stores;
}

/** Where one attack takes place: its part of the options, what it may start, and what came out. */
export class Arena {
  readonly tally = new Tally();
  /** Numbers in [0, 1), the same ones for the same seed. */
  readonly random: () => number;
  private readonly targets: Target[] = [];
  private copies = 0;
  private closed = false;

  /** @param folder of this attack alone */
  constructor(
    readonly options: ArenaOptions,
    readonly folder: string,
  ) {
    this.random = seededRandom(options.seed);
    mkdirSync(folder, { recursive: true });
  }

  /** Whether it is so short that big graphs would take longer than all the rest. */
  get isSlice(): boolean {
    return this.options.seconds < DEFAULT_SECONDS / 4;
  }

  /** How many of something to do when so many are a whole attack. */
  count(whole: number, least = 1): number {
    return Math.max(least, Math.round((whole * this.options.seconds) / DEFAULT_SECONDS));
  }

  /** A whole number from the first to the last. */
  between(first: number, last: number): number {
    return first + Math.floor(this.random() * (last - first + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.between(0, items.length - 1)]!;
  }

  /** In another order, the same for the same seed (Fisher and Yates). */
  shuffled<Item>(items: Iterable<Item>): Item[] {
    const all = [...items];
    for (let last = all.length - 1; last > 0; last -= 1) {
      const other = this.between(0, last);
      [all[last], all[other]] = [all[other]!, all[last]!];
    }
    return all;
  }

  /** A database with a graph in it. @param folder where else its file lies */
  async newStore(graph: Graph, folder?: string): Promise<Store> {
    this.copies += 1;
    return this.options.stores.copyOf(graph, folder ?? join(this.folder, `store-${this.copies}`));
  }

  /** Starts a server on a database. It is ended with the attack, when nobody has ended it before. */
  async start(store: Pick<Store, 'url'>, options: TargetOptions = {}): Promise<Target> {
    const { workers } = this.options;
    const env = {
      ...(workers > 1 ? { WORKERS: String(workers) } : {}),
      MIGRATE_ON_START: 'true',
      ...options.env,
    };
    if (this.closed) throw new Error('the attack is over');
    const folder = join(this.folder, `server-${this.targets.length + 1}`);
    const target = await Target.start(store.url, folder, { ...options, env });
    this.targets.push(target);
    return target;
  }

  /** Begins to look at the server with the eyes of another client. */
  async startProbe(target: Target): Promise<Probe> {
    return startProbe(target.url, ['/health/live', '/v1/users/1/followers?limit=10']);
  }

  /**
   * Ends looking, and judges what was seen.
   *
   * @param maxP99Ms milliseconds
   */
  async endProbe(probe: Probe, maxP99Ms = MAX_OTHERS_P99_MS): Promise<void> {
    for (const { path, p99, longest, failures } of await probe.stop()) {
      this.tally.othersP99Ms = Math.max(this.tally.othersP99Ms ?? 0, p99);
      this.tally.othersLongestMs = Math.max(this.tally.othersLongestMs ?? 0, longest);
      this.tally.expect(failures.length === 0, `another client's GET ${path}: ${failures.join(', ')}`);
      if (!this.options.times) continue;
      this.tally.expect(
        p99 <= maxP99Ms,
        `another client's GET ${path}: p99 ${p99} ms, longest ${longest} ms`,
      );
    }
  }

  /** What must be so after any attack: the server is ready, and ends when it is told to. */
  async expectServing(target: Target): Promise<void> {
    const ready = await target.client.get('/health/ready');
    this.tally.expect(
      ready.status === 200,
      `/health/ready afterwards: ${ready.error ?? ready.status} ${ready.body}`,
    );
    const { code, stuck } = await target.end();
    this.tally.expect(!stuck, 'the server did not end when it was told to');
    this.tally.expect(stuck || code === 0, `the server ended with ${code}`);
  }

  /** That, and that every count is right: after an attack that writes. */
  async expectSound(target: Target, store: Store): Promise<void> {
    await this.expectServing(target);
    await this.expectVerified(store);
  }

  /** Lets `retinue verify` look. */
  async expectVerified(store: Store): Promise<void> {
    const { code, stdout, stderr } = await store.retinue(['verify']);
    this.tally.expect(code === 0, `retinue verify ended with ${code}: ${stdout.slice(-200)} ${stderr}`);
  }

  /** Ends all servers, and takes down what was seen of them. */
  async close(): Promise<void> {
    this.closed = true;
    for (const target of this.targets) {
      await target.end('SIGKILL');
      const { peakBytes, longestStopMs } = target.observed();
      this.tally.peakBytes = Math.max(this.tally.peakBytes, peakBytes);
      this.tally.longestStopMs = Math.max(this.tally.longestStopMs, longestStopMs);
    }
  }
}
