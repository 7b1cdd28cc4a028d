import { SqlStreamer, type StreamReader } from '../../../sql/sql-reader.js';
import type { AnyParameters, AnyStatement } from '../../../sql/statement.js';
import type { BoundedStreamer } from '../../shared/bounded-streamer.js';
import type { SqliteHealth } from '../sqlite-health.js';

/**
 * Threads open the file by its path. What they read of another, which was put there meanwhile, is given to nobody; and
 * what they meet in a broken one is known to all.
 */
export class WatchedStreamer extends SqlStreamer {
  constructor(
    private readonly streamer: BoundedStreamer,
    private readonly health: SqliteHealth,
  ) {
    super();
  }

  override async *stream<Row>(
    sql: AnyStatement,
    parameters?: AnyParameters,
    reader?: StreamReader,
  ): AsyncGenerator<Row[]> {
    this.health.assertInPlace();
    try {
      for await (const rows of this.streamer.stream<Row>(sql, parameters, reader)) {
        this.health.assertInPlace();
        yield rows;
      }
      this.health.assertInPlace();
    } catch (error) {
      throw this.health.note(error);
    }
  }
}
