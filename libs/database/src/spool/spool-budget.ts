import { DatabaseUnavailableError } from '../errors/storage.errors.js';

/** What spools may hold (bytes). */
export interface SpoolLimits {
  /** In memory, each. */
  readonly memoryEach: number;
  /** In memory, all of them. */
  readonly memory: number;
  /** In memory and files, all of them. */
  readonly total: number;
}

/** What one spool holds of what all may. */
export interface SpoolShare {
  /** True when so many more bytes may be kept in memory; then they are counted there. */
  takesToMemory(bytes: number): boolean;
  /**
   * Counts more bytes, in memory or not.
   *
   * @throws DatabaseUnavailableError when this is the spool that has to give way
   */
  grow(bytes: number): void;
  /** Bytes in memory that are there no more. */
  leaveMemory(bytes: number): void;
  /** All of it is given back. Again is harmless. */
  close(): void;
}

interface Holder {
  readonly client: string;
  readonly lose: (reason: Error) => void;
  bytes: number;
  memory: number;
}

/**
 * Bounds what all spools of a process hold. Past the limit, the client that holds the most loses its oldest: who reads
 * slowly can fill the disk for itself only.
 */
export class SpoolBudget {
  /** The oldest first. */
  private readonly holders = new Set<Holder>();
  private bytes = 0;
  private memory = 0;

  constructor(private readonly limits: SpoolLimits) {}

  /** @param lose ends the spool whose share it is, when it has to give way while another grows */
  open(client: string, lose: (reason: Error) => void): SpoolShare {
    const holder: Holder = { client, lose, bytes: 0, memory: 0 };
    this.holders.add(holder);
    return {
      takesToMemory: (bytes) => this.takesToMemory(holder, bytes),
      grow: (bytes) => this.grow(holder, bytes),
      leaveMemory: (bytes) => this.leaveMemory(holder, bytes),
      close: () => this.close(holder),
    };
  }

  private takesToMemory(holder: Holder, bytes: number): boolean {
    const { memoryEach, memory } = this.limits;
    if (holder.memory + bytes > memoryEach || this.memory + bytes > memory) return false;
    holder.memory += bytes;
    this.memory += bytes;
    return true;
  }

  private leaveMemory(holder: Holder, bytes: number): void {
    if (!this.holders.has(holder)) return;
    holder.memory -= bytes;
    this.memory -= bytes;
  }

  private grow(holder: Holder, bytes: number): void {
    holder.bytes += bytes;
    this.bytes += bytes;
    while (this.bytes > this.limits.total) {
      const loser = this.oldestOfGreatest();
      this.close(loser);
      const reason = new DatabaseUnavailableError('Too many long answers wait for slow readers');
      if (loser === holder) throw reason;
      loser.lose(reason);
    }
  }

  private oldestOfGreatest(): Holder {
    const held = new Map<string, number>();
    for (const { client, bytes } of this.holders) held.set(client, (held.get(client) ?? 0) + bytes);
    // Of the same client the first is kept, which is its oldest.
    return [...this.holders].reduce((most, holder) =>
      held.get(holder.client)! > held.get(most.client)! ? holder : most,
    );
  }

  private close(holder: Holder): void {
    if (!this.holders.delete(holder)) return;
    this.bytes -= holder.bytes;
    this.memory -= holder.memory;
  }
}
