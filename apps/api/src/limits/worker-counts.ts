import cluster from 'node:cluster';
import { CountsInMemory } from './counts-in-memory.js';
import { WINDOW_MS } from './quota.js';
import type { Counted, SharedCount, SharedCounts } from './shared-counts.js';

/** Milliseconds in which the process that forked us answers; it has little else to do. */
const ANSWER_MS = 1_000;

const COUNTED = 'retinue: counted';

interface CountedMessage {
  readonly retinue: typeof COUNTED;
  readonly id: number;
  readonly rows: readonly Counted[];
}

interface AnswerMessage {
  readonly retinue: typeof COUNTED;
  readonly id: number;
  readonly sums: readonly SharedCount[];
}

/** In a worker: counts are shared by the process that forked it. */
export class WorkerCounts implements SharedCounts {
  private readonly waiting = new Map<number, (sums: readonly SharedCount[]) => void>();
  private lastId = 0;

  constructor() {
    process.on('message', (message: Partial<AnswerMessage> | null) => {
      if (message?.retinue === COUNTED) this.waiting.get(message.id!)?.(message.sums!);
    });
  }

  async add(rows: readonly Counted[]): Promise<readonly SharedCount[]> {
    const id = (this.lastId += 1);
    let late: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        this.waiting.set(id, resolve);
        late = setTimeout(() => reject(new Error('no answer in time')), ANSWER_MS).unref();
        process.send?.({ retinue: COUNTED, id, rows } satisfies CountedMessage);
      });
    } finally {
      clearTimeout(late);
      this.waiting.delete(id);
    }
  }
}

/** In the process that forks them: adds up what workers have counted. */
export function addUpCounts(): void {
  const counts = new CountsInMemory(WINDOW_MS);
  cluster.on('message', (worker, message: Partial<CountedMessage> | null) => {
    if (message?.retinue !== COUNTED || !worker.isConnected()) return;
    const sums = counts.add(message.rows!, performance.now());
    worker.send({ retinue: COUNTED, id: message.id!, sums } satisfies AnswerMessage);
  });
}
