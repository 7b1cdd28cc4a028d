import { SqlStreamer, type StreamReader } from '../../../sql/sql-reader.js';
import type { SqliteHealth } from '../sqlite-health.js';
import type { AnyParameters, AnyStatement } from '../../../sql/statement.js';

/**
 * Threads open the file by its path. What they read of another, which was put there meanwhile, is given to nobody; and
 * what they meet in a broken one is known to all.
 */
export class WatchedStreamer extends SqlStreamer {
  private readonly read: <Row>(...of: Parameters<WatchedStreamer['stream']>) => AsyncGenerator<Row[]>;

  constructor(
    streamer: SqlStreamer,
    private readonly health: SqliteHealth,
  ) {
    super();
    this.read = streamer.stream.bind(streamer) as typeof this.read;
  }

  override async *stream<Row>(
    sql: AnyStatement,
    parameters?: AnyParameters,
    reader?: StreamReader,
  ): AsyncGenerator<Row[]> {
    this.health.assertInPlace();
    try {
      for await (const rows of this.read<Row>(sql, parameters, reader)) {
        this.health.assertInPlace();
        yield rows;
      }
      this.health.assertInPlace();
    } catch (error) {
      throw this.health.note(error);
    }
  }
}
