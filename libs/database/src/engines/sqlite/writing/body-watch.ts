import { AwaitOutsideTransactionError } from '../../../errors/misuse.errors.js';
import type { LoopPace } from './loop-pace.js';

/**
 * Watches the body of a unit of work, of which there is one at a time.
 *
 * SQLite answers within the call, so a body that only uses its transaction settles before the event loop turns, unless
 * its transaction takes a rest: one that has not by then, and is not resting, waits for something else.
 */
export class BodyWatch {
  private hasBody = false;
  private speaking = false;

  constructor(private readonly pace: LoopPace) {
    // A commit rests, too, and no body speaks then.
    pace.onGoingOn = () => {
      if (this.hasBody) this.listen();
    };
  }

  /**
   * Whether a body runs at this very moment: what is asked for now is asked by it. Between two turns of the loop only the
   * body runs; while it rests or waits, others do.
   */
  get isSpeaking(): boolean {
    return this.speaking;
  }

  /** @throws AwaitOutsideTransactionError */
  async run<Result>(body: () => Promise<Result>): Promise<Result> {
    this.hasBody = true;
    this.listen();
    let alarm: NodeJS.Immediate;
    return new Promise<Result>((resolve, reject) => {
      const setAlarm = (): void => {
        alarm = setImmediate(() =>
          this.pace.isResting ? setAlarm() : reject(new AwaitOutsideTransactionError()),
        );
      };
      setAlarm();
      body()
        // At once: those who are answered next may ask for another unit.
        .finally(() => {
          this.hasBody = this.speaking = false;
          clearImmediate(alarm);
        })
        .then(resolve, reject);
    });
  }

  private listen(): void {
    this.speaking = true;
    // A tick that a microtask asks for comes when no microtask is left: the body has ended, rests or waits.
    queueMicrotask(() => process.nextTick(() => (this.speaking = false)));
  }
}
