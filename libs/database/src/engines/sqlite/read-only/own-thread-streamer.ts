import type BetterSqlite3 from 'better-sqlite3';
import { SqlStreamer } from '../../../sql/sql-reader.js';
import { type AnyParameters, type AnyStatement, boundFor } from '../../../sql/statement.js';
import { CHUNK_ROWS } from '../../shared/bounded-streamer.js';
import { translateSqliteError } from '../sqlite-errors.js';

/** A thread takes longer to start than a small file to read, and keeps nobody waiting where nobody else is served. */
export class OwnThreadStreamer extends SqlStreamer {
  constructor(private readonly connection: BetterSqlite3.Database) {
    super();
  }

  override async *stream<Row>(statement: AnyStatement, parameters?: AnyParameters): AsyncGenerator<Row[]> {
    const [sql, values] = boundFor('sqlite', statement, parameters);
    try {
      let chunk: Row[] = [];
      for (const row of this.connection.prepare(sql).iterate(...values)) {
        chunk.push(row as Row);
        if (chunk.length < CHUNK_ROWS) continue;
        yield chunk;
        chunk = [];
      }
      if (chunk.length > 0) yield chunk;
    } catch (error) {
      throw translateSqliteError(error);
    }
  }
}
