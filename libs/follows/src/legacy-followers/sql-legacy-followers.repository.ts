import { Injectable } from '@nestjs/common';
import { SqlReader, SqlStreamer, type StreamReader } from '@retinue/database';
import { LegacyFollowersRepository, type LegacyFollower } from './legacy-followers.repository.js';
import { LEGACY_FOLLOWERS } from './legacy-followers.statements.js';

@Injectable()
export class SqlLegacyFollowersRepository extends LegacyFollowersRepository {
  constructor(
    private readonly reader: SqlReader,
    private readonly streamer: SqlStreamer,
  ) {
    super();
  }

  override async all(userId: number): Promise<LegacyFollower[]> {
    return this.reader.all(LEGACY_FOLLOWERS, { userId });
  }

  override stream(userId: number, reader?: StreamReader): AsyncIterable<LegacyFollower[]> {
    return this.streamer.stream(LEGACY_FOLLOWERS, { userId }, reader);
  }
}
