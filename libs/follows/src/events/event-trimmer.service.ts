import { BackgroundWork, type StepOutcome, UnitOfWork } from '@retinue/database';
import { DAY_MS } from '../limits/follow-limits.js';
import { EventTrimsRepository } from './event-trims.repository.js';
import { checkedKeepDays } from './kept-days.js';

/** Events that go in one transaction: others wait for it, some milliseconds. */
const EVENTS_AT_ONCE = 1_000;

/** Milliseconds between two looks for what has become too old. */
const LOOK_EVERY_MS = 3_600_000;

/** Takes events away once they are too old, a few at a time. Any number of processes may do it: one has its turn. */
export class EventTrimmer {
  /**
   * @param keepDays days that events are kept; for good when left out
   * @throws TypeError when that is no number of days
   */
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly trims: EventTrimsRepository,
    background: BackgroundWork,
    private readonly keepDays: number | undefined,
  ) {
    if (checkedKeepDays(keepDays) === undefined) return;
    background.add('Trimming the log', async () => this.step(new Date()), { everyMs: LOOK_EVERY_MS });
  }

  /** Takes away some of what is too old at a time. */
  async step(now: Date): Promise<StepOutcome> {
    if (this.keepDays === undefined) return 'done';
    const before = new Date(now.getTime() - this.keepDays * DAY_MS);
    return this.unitOfWork.write(async (transaction) => {
      if (!(await transaction.tryLock('trimming the log'))) return 'busy';
      const gone = await this.trims.trimOldest(transaction, before, EVENTS_AT_ONCE);
      return gone < EVENTS_AT_ONCE ? 'done' : 'more';
    });
  }
}
