import { BoundedStreamer, CHUNK_ROWS, type RowCursor } from '../shared/bounded-streamer.js';
import { type AnyParameters, type AnyStatement, boundFor } from '../../sql/statement.js';
import { translateSqliteError } from './sqlite-errors.js';
import { SqliteRowCursor } from './sqlite-row-cursor.js';

/** Threads at once: each holds a connection, its page cache (16 MB at most) and one chunk. */
const MAX_STREAMS = 4;

/** Milliseconds: when the log is not tried again by then, nobody writes, and it does not grow. */
const MAX_PAUSE_MS = 5_000;

/**
 * Runs a statement in a thread of its own: SQLite works within the call, so sorting a million rows on the
 * event loop would stop every other request for seconds.
 */
export class SqliteStreamer extends BoundedStreamer {
  private pause: NodeJS.Timeout | undefined;

  constructor(
    private readonly file: string,
    maxSeconds: number,
  ) {
    super(MAX_STREAMS, maxSeconds);
  }

  /**
   * To be called when the log was copied as far as readings let it. SQLite begins a log anew in a moment without readings
   * only: streams that follow one another without a gap would let it grow for ever, short as each of them is. So while
   * some are in the way, no other begins.
   *
   * @param wasHeldUp a reading was in the way
   */
  logCopied(wasHeldUp: boolean): void {
    clearTimeout(this.pause);
    if (!wasHeldUp) {
      this.slots.resume();
      return;
    }
    this.slots.pause();
    this.pause = setTimeout(() => this.slots.resume(), MAX_PAUSE_MS).unref();
  }

  protected override open<Row>(
    statement: AnyStatement,
    parameters: AnyParameters | undefined,
  ): RowCursor<Row> {
    const [sql, values] = boundFor('sqlite', statement, parameters);
    return new SqliteRowCursor<Row>({ file: this.file, sql, parameters: values, chunkRows: CHUNK_ROWS });
  }

  protected override translate(error: unknown): unknown {
    return translateSqliteError(error);
  }
}
