import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FollowClock } from '../following/follow-clock.js';
import { FollowEventLog } from './follow-event.js';

/** A clock on the wall that was set back while nobody ran must not put what comes now before what was. */
@Injectable()
export class StartClockAfterHistory implements OnModuleInit {
  constructor(
    private readonly clock: FollowClock,
    private readonly log: FollowEventLog,
  ) {}

  async onModuleInit(): Promise<void> {
    const latest = await this.log.latest();
    if (latest !== undefined) this.clock.startAfter(latest);
  }
}
