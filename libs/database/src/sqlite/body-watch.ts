import { ForeignWaitError } from '../errors/misuse.errors.js';
import type { LoopPace } from './loop-pace.js';

/**
 * Watches the body of a unit of work, of which there is one at a time.
 *
 * SQLite answers within the call, so a body that only uses its transaction settles before the event loop turns, unless
 * its transaction takes a rest: one that has not by then, and is not resting, waits for something else.
 */
export class BodyWatch<Asked> {
  private asked: Asked[] = [];
  private isSpeaking = false;

  constructor(private readonly pace: LoopPace) {
    pace.onGoingOn = () => this.listen();
  }

  /**
   * To be told of each unit that anybody asks for. Between two turns of the loop only the body runs, so what is asked for
   * then is its own, and what comes while it rests or waits is not.
   */
  hear(unit: Asked): void {
    if (this.isSpeaking) this.asked.push(unit);
  }

  /** What the last body asked for. */
  get askedByBody(): readonly Asked[] {
    return this.asked;
  }

  /** @throws ForeignWaitError */
  async run<Result>(body: () => Promise<Result>): Promise<Result> {
    this.asked = [];
    this.listen();
    let alarm: NodeJS.Immediate;
    return new Promise<Result>((resolve, reject) => {
      const setAlarm = (): void => {
        alarm = setImmediate(() => (this.pace.isResting ? setAlarm() : reject(new ForeignWaitError())));
      };
      setAlarm();
      body()
        .then(resolve, reject)
        .finally(() => clearImmediate(alarm));
    });
  }

  private listen(): void {
    this.isSpeaking = true;
    // A tick that a microtask asks for comes when no microtask is left: the body has ended, rests or waits.
    queueMicrotask(() => process.nextTick(() => (this.isSpeaking = false)));
  }
}
