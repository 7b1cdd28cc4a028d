import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Checkpoint } from '../../../activity/database-activity.js';
import type { FileIdentity } from '../file/sqlite-file.js';
import type { SqliteWriter } from '../writing/sqlite-writer.js';

/** Milliseconds until it is tried again to make room, where that was in vain: each try reads the log and syncs the file. */
const IN_VAIN_MS = 1_000;

/** So few are left for the time in which nobody may write. */
const FEW_FRAMES = 300;

type Task = 'copy most' | 'copy the rest' | 'close';

interface CheckpointWorkerData {
  readonly file: string;
  /** What the file must be: the thread opens it by its path, where another may be by now. */
  readonly identity: FileIdentity | undefined;
  readonly fewFrames: number;
}

/** What the thread says of each task. */
interface Done {
  readonly failure?: { readonly code: string; readonly message: string };
}

/**
 * Copies the log back into the file in a thread of its own, while this process goes on. SQLite's automatic checkpoint
 * does it within the commit that happens to fill the log: 65 ms and more in which nobody is answered.
 *
 * A log that is written to while it is copied is never copied as a whole, and grows for ever
 * (https://sqlite.org/wal.html#avoiding_excessively_large_wal_files). So most of it is copied beside the writes, and for
 * the rest they wait, while reads go on; the next write then begins the log anew.
 */
export class SqliteCheckpointer {
  private worker: Worker | undefined;
  private state: 'waiting' | 'copying' | 'mostly copied' | 'off' = 'waiting';
  private done: () => void = () => undefined;
  /** More than usual where a long reading is in the way: what it can see stays in the log, however often it is tried. */
  private enough: number;
  /** What the thread was last asked for. */
  private asked: Promise<void> = Promise.resolve();
  private inVainUntil = 0;
  private lastFrames = 0;
  /** When the copying under way began, by `performance.now()`. */
  private begunAt = 0;

  /**
   * @param usuallyEnough pages in the log that the file lacks, from which on they are copied
   * @param copied hears how it went, each time that the log was to be copied whole
   */
  constructor(
    private readonly writer: SqliteWriter,
    private readonly file: string,
    private readonly usuallyEnough: number,
    private readonly copied: (checkpoint: Checkpoint) => void = () => undefined,
  ) {
    this.enough = usuallyEnough;
  }

  /**
   * To be called between two transactions: copies when there is enough.
   *
   * @returns what the next transaction waits for, if it has to
   */
  look(): Promise<void> | undefined {
    if (this.state === 'mostly copied') return this.copyRest();
    if (this.state !== 'waiting') return undefined;
    const frames = this.framesToCopy();
    // Another process has copied it: what was in the way is so no more.
    if (frames < this.usuallyEnough) this.enough = this.usuallyEnough;
    if (frames >= this.enough) {
      this.state = 'copying';
      this.begunAt = performance.now();
      void this.ask('copy most').then(() => {
        if (this.state === 'copying') this.state = 'mostly copied';
      });
    }
    return undefined;
  }

  /**
   * To be called between two transactions where a disk has no room for the log to grow: copies it into the file, which needs none for
   * pages that are there already. The next transaction then begins the log anew, in the room that the log has.
   *
   * @returns whether it is worth to try again what had no room
   */
  async makeRoom(): Promise<boolean> {
    if (performance.now() < this.inVainUntil || this.framesToCopy() === 0) return false;
    await this.asked;
    if (this.state === 'off') this.writer.copyLog();
    else await this.copyRest();
    // Who began to read before that reads from the log, until the turn is over.
    await nextTurn();
    if (this.framesToCopy() === 0) return true;
    this.inVainUntil = performance.now() + IN_VAIN_MS;
    return false;
  }

  /** Pages in the log that the file lacks. Within a transaction nobody can ask: then as many as there were before it. */
  get pagesToCopy(): number {
    if (this.state === 'off' || this.writer.connection.inTransaction) return this.lastFrames;
    return this.framesToCopy();
  }

  /** To be called before the writer is closed, which copies what is left. */
  async close(): Promise<void> {
    this.state = 'off';
    const { worker } = this;
    if (worker === undefined) return;
    const exited = once(worker, 'exit');
    worker.ref();
    worker.postMessage('close' satisfies Task);
    await exited;
  }

  private async copyRest(): Promise<void> {
    const heldFrom = performance.now();
    await this.ask('copy the rest');
    const endedAt = performance.now();
    if (this.state === 'off') return;
    this.state = 'waiting';
    const left = this.framesToCopy();
    this.enough = left + this.usuallyEnough;
    this.copied({
      seconds: (endedAt - this.begunAt) / 1_000,
      writesHeldSeconds: (endedAt - heldFrom) / 1_000,
      wasHeldUp: left > 0,
    });
  }

  private framesToCopy(): number {
    try {
      // Changes nothing, and takes 1.5 us.
      const { log, checkpointed } = this.writer.statements.prepare('PRAGMA wal_checkpoint(NOOP)').get() as {
        readonly log: number;
        readonly checkpointed: number;
      };
      return (this.lastFrames = log - checkpointed);
    } catch (error) {
      // Locked by a transaction whose rollback failed, say: the next write meets it, too.
      this.writer.note(error);
      return 0;
    }
  }

  /** One task at a time. Settles as well when the thread is no more. */
  private async ask(task: Task): Promise<void> {
    this.asked = this.send(task);
    return this.asked;
  }

  private async send(task: Task): Promise<void> {
    const worker = (this.worker ??= this.startWorker());
    if (worker === undefined) return;
    // A process that only waits for this must not end meanwhile, one with nothing else to do must.
    worker.ref();
    worker.postMessage(task);
    await new Promise<void>((resolve) => (this.done = resolve));
    if (this.state !== 'off') worker.unref();
  }

  /** @returns undefined when there is no memory for a thread, say: SQLite's own checkpoint takes over, at several times the size */
  private startWorker(): Worker | undefined {
    let worker: Worker;
    try {
      worker = new Worker(new URL('./sqlite-checkpoint.worker.js', import.meta.url), {
        workerData: {
          file: this.file,
          identity: this.writer.health?.file.identity,
          fewFrames: FEW_FRAMES,
        } satisfies CheckpointWorkerData,
        execArgv: [],
      });
    } catch {
      this.state = 'off';
      return undefined;
    }
    worker.on('message', ({ failure }: Done) => {
      if (failure !== undefined) this.writer.note(Object.assign(new Error(failure.message), failure));
      this.done();
    });
    worker.on('error', (error) => this.writer.note(error));
    worker.on('exit', () => {
      this.worker = undefined;
      this.state = 'off';
      this.done();
    });
    return worker;
  }
}
