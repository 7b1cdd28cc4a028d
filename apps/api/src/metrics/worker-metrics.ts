import cluster, { type Worker } from 'node:cluster';
import { Counter, Gauge, Registry } from 'prom-client';
import { addedUp, countedBy, type MetricsSnapshot } from './metrics-snapshot.js';

/** Milliseconds in which a worker must have answered; of one that hangs, what it said last counts. */
const ANSWER_MS = 2_000;

/** The same of the process that forked us, which waits for all of them. */
const TEXT_MS = 2 * ANSWER_MS;

const ASKED = 'retinue: measured?';
const MEASURED = 'retinue: measured';
const TEXT = 'retinue: metrics';

interface Message {
  readonly retinue: typeof ASKED | typeof MEASURED | typeof TEXT;
  readonly id: number;
  readonly snapshot?: MetricsSnapshot;
  readonly text?: string;
}

/** In a worker: says what it has measured when it is asked. @returns gives the metrics of all workers */
export function tellMetrics(snapshot: () => Promise<MetricsSnapshot>): () => Promise<string> {
  const waiting = new Map<number, (text: string) => void>();
  let lastId = 0;
  process.on('message', (message: Partial<Message> | null) => {
    if (message?.retinue === TEXT) waiting.get(message.id!)?.(message.text!);
    if (message?.retinue !== ASKED) return;
    void snapshot().then((measured) => send({ retinue: MEASURED, id: message.id!, snapshot: measured }));
  });
  return async () => {
    const id = (lastId += 1);
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise<string>((resolve, reject) => {
        waiting.set(id, resolve);
        late = setTimeout(() => reject(new Error('The workers gave no metrics in time')), TEXT_MS).unref();
        send({ retinue: TEXT, id });
      });
    } finally {
      clearTimeout(late);
      waiting.delete(id);
    }
  };
}

function send(message: Message): void {
  // Who has just been disconnected is about to end.
  if (process.connected) process.send?.(message);
}

/** In the process that forks them: adds up what workers have measured. */
export class WorkerMetrics {
  private readonly registry = new Registry();
  private readonly last = new Map<number, MetricsSnapshot>();
  /** What those have counted that have died. */
  private dead: MetricsSnapshot = [];
  private burying: Promise<void> = Promise.resolve();
  private readonly waiting = new Map<string, () => void>();
  private lastId = 0;
  private asking: Promise<string> | undefined;

  constructor() {
    const workers: Gauge = new Gauge({
      name: 'retinue_workers',
      help: 'Workers that run.',
      registers: [this.registry],
      collect: () => workers.set(connected().length),
    });
    const deaths = new Counter({
      name: 'retinue_worker_deaths_total',
      help: 'Workers that ended by themselves and were replaced.',
      registers: [this.registry],
    });
    cluster.on('message', (worker, message: Partial<Message> | null) => this.hear(worker, message));
    cluster.on('exit', ({ id }) => {
      deaths.inc();
      this.bury(id);
    });
  }

  /** The metrics of all workers as one, as Prometheus reads them. One question at a time: whoever asks meanwhile has its answer. */
  async text(): Promise<string> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async ask(): Promise<string> {
    const id = (this.lastId += 1);
    const answers = connected().map(async (worker) => this.askWorker(worker, id));
    await Promise.all(answers);
    await this.burying;
    const own = await this.registry.getMetricsAsJSON();
    return addedUp([...this.last.values(), this.dead, own]);
  }

  /** Comes back when it has answered, has died, or takes too long. */
  private async askWorker(worker: Worker, id: number): Promise<void> {
    const key = `${worker.id} ${id}`;
    let late: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.waiting.set(key, resolve);
      late = setTimeout(resolve, ANSWER_MS);
      worker.once('exit', resolve);
      worker.send({ retinue: ASKED, id } satisfies Message);
    });
    clearTimeout(late);
    this.waiting.delete(key);
  }

  private hear(worker: Worker, message: Partial<Message> | null): void {
    if (message?.retinue === MEASURED) {
      // One that has died has been counted already.
      if (!worker.isDead()) this.last.set(worker.id, message.snapshot!);
      this.waiting.get(`${worker.id} ${message.id}`)?.();
    }
    if (message?.retinue !== TEXT) return;
    void this.text().then((text) => {
      if (worker.isConnected()) worker.send({ retinue: TEXT, id: message.id!, text } satisfies Message);
    });
  }

  private bury(id: number): void {
    const snapshot = this.last.get(id);
    this.last.delete(id);
    if (snapshot === undefined) return;
    this.burying = this.burying.then(async () => {
      this.dead = await countedBy([this.dead, snapshot]);
    });
  }
}

function connected(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter(
    (worker): worker is Worker => worker?.isConnected() === true,
  );
}
