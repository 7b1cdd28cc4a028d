/** Two users, since when, and until when; `null` for good. */
export interface FakeRow {
  readonly fromId: number;
  readonly toId: number;
  readonly at: Date;
  readonly expiresAt: Date | null;
}

/** The rows of one relation, in memory. A row whose end has passed is not there. */
export class PairSet {
  private readonly rows = new Map<string, FakeRow>();

  get(fromId: number, toId: number): FakeRow | undefined {
    return this.ifLasting(this.rows.get(keyOf(fromId, toId)));
  }

  has(fromId: number, toId: number): boolean {
    return this.get(fromId, toId) !== undefined;
  }

  /** One that is there keeps its time, and takes the new end. @returns whether it was not there */
  add(fromId: number, toId: number, at: Date, expiresAt: Date | null = null): boolean {
    const standing = this.get(fromId, toId);
    this.rows.set(keyOf(fromId, toId), { fromId, toId, at: standing?.at ?? at, expiresAt });
    return standing === undefined;
  }

  /** @returns whether it was there */
  remove(fromId: number, toId: number): boolean {
    const was = this.has(fromId, toId);
    this.rows.delete(keyOf(fromId, toId));
    return was;
  }

  /** Those with a user at one end. */
  of(end: 'fromId' | 'toId', userId: number): FakeRow[] {
    return [...this.rows.values()].filter((row) => row[end] === userId && this.ifLasting(row) !== undefined);
  }

  /** Removes all that is of a user. */
  forget(userId: number): void {
    for (const [key, { fromId, toId }] of this.rows)
      if (fromId === userId || toId === userId) this.rows.delete(key);
  }

  /** @returns what brings back the rows that are there now */
  remember(): () => void {
    const rows = [...this.rows];
    return () => {
      this.rows.clear();
      for (const [key, row] of rows) this.rows.set(key, row);
    };
  }

  private ifLasting(row: FakeRow | undefined): FakeRow | undefined {
    return row?.expiresAt != null && row.expiresAt <= new Date() ? undefined : row;
  }
}

function keyOf(fromId: number, toId: number): string {
  return `${fromId} ${toId}`;
}
