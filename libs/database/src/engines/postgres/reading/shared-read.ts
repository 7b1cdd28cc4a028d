import type pg from 'pg';
import { DatabaseUnavailableError } from '../../../errors/storage.errors.js';
import { KEY_PLACE, type KeyedStatement } from '../../../sql/keyed-statement.js';
import type { SqlValue } from '../../../sql/sql-value.js';
import type { AnyParameters } from '../../../sql/statement.js';
import { CONNECT_MS } from '../connections/postgres-pool.js';
import { query, queryNamed } from '../connections/query.js';
import { postgresStatementOfKeys } from '../postgres-statements.js';

/** Statements of one kind at work, at most. With fewer a server's cores stand still, with more each is asked for less. */
const MAX_AT_WORK = 3;

/** Keys that share a statement, at most: each waits for the rows of all. */
const MAX_KEYS = 100;

/** The parameters of the form for one key, and their values in the order of the form for many. */
interface AskedKey {
  readonly key: AnyParameters | undefined;
  readonly values: readonly SqlValue[];
}

/** Somebody who waits for a row. */
interface Ask extends AskedKey {
  readonly since: number;
  readonly resolve: (row: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type KeyedRow = Record<typeof KEY_PLACE, number>;

/**
 * One statement for all who ask for a row of it in one turn of the event loop, and for all who ask while as many as may
 * be are at work. Nobody joins a statement that is on its way: it may have looked before that one asked.
 */
export class SharedRead {
  private waiting: Ask[] = [];
  private atWork = 0;
  private turn: NodeJS.Immediate | undefined;
  private patience: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: pg.Pool,
    private readonly statement: KeyedStatement<never>,
  ) {}

  async ask(asked: AskedKey): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...asked, since: performance.now(), resolve, reject });
      this.next();
    });
  }

  /** Begins at the end of this turn, when all who ask in it have; or when one at work is done. */
  private next(): void {
    if (this.waiting.length === 0) return;
    if (this.atWork < MAX_AT_WORK) this.turn ??= setImmediate(() => this.begin());
    else
      this.patience ??= setTimeout(
        () => this.giveUp(),
        this.waiting[0]!.since + CONNECT_MS - performance.now(),
      );
  }

  private begin(): void {
    this.turn = undefined;
    clearTimeout(this.patience);
    this.patience = undefined;
    while (this.waiting.length > 0 && this.atWork < MAX_AT_WORK) {
      void this.work(this.waiting.splice(0, MAX_KEYS));
    }
    this.next();
  }

  private async work(asks: readonly Ask[]): Promise<void> {
    this.atWork += 1;
    await this.answer(asks);
    this.atWork -= 1;
    this.next();
  }

  /** Throws nothing. One key that the server can't take must harm nobody else, so they are asked apart. */
  private async answer(asks: readonly Ask[]): Promise<void> {
    try {
      const rows = await this.rowsOf(asks);
      asks.forEach(({ resolve }, index) => resolve(rows[index]));
    } catch (error) {
      if (asks.length === 1 || error instanceof DatabaseUnavailableError) {
        for (const { reject } of asks) reject(error);
        return;
      }
      const middle = asks.length >> 1;
      await this.answer(asks.slice(0, middle));
      await this.answer(asks.slice(middle));
    }
  }

  private async rowsOf(asks: readonly Ask[]): Promise<readonly unknown[]> {
    const [only] = asks;
    if (only !== undefined && asks.length === 1) {
      return (await query(this.pool, this.statement, only.key))?.rows.slice(0, 1) ?? [];
    }
    const keys = asks.map(({ values }) => values);
    const { rows } = await queryNamed<KeyedRow>(this.pool, postgresStatementOfKeys(this.statement, keys));
    const found = Array<unknown>(asks.length).fill(undefined);
    for (const { [KEY_PLACE]: place, ...row } of rows) found[place - 1] ??= row;
    return found;
  }

  /** As long as for a connection: those before them, which have all that may be at work, get no answer. */
  private giveUp(): void {
    this.patience = undefined;
    const before = performance.now() - CONNECT_MS;
    const late = this.waiting.filter(({ since }) => since <= before);
    this.waiting = this.waiting.filter(({ since }) => since > before);
    for (const { reject } of late) reject(new DatabaseUnavailableError('Reads before this one stand still'));
    this.next();
  }
}
