import { Injectable } from '@nestjs/common';
import { SqlReader, SqlStreamer, type StreamReader } from '@retinue/database';
import { FollowerRoster, type RosterEntry } from '../domain/follower-roster.js';
import { ROSTER } from './follow.statements.js';

@Injectable()
export class SqlFollowerRoster extends FollowerRoster {
  constructor(
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
  ) {
    super();
  }

  override async all(userId: number): Promise<RosterEntry[]> {
    return this.reader.all<RosterEntry>(ROSTER, [userId]);
  }

  override stream(userId: number, reader?: StreamReader): AsyncIterable<RosterEntry[]> {
    return this.streamer.stream<RosterEntry>(ROSTER, [userId], reader);
  }
}
