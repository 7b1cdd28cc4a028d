import type { DatabaseMisuseError } from '../../../errors/misuse.errors.js';
import type { LoopPace } from './loop-pace.js';

/**
 * Watches the body of a unit of work, of which there is one at a time.
 *
 * SQLite answers within the call, so a body that only uses its transaction settles before the event loop turns, unless
 * its transaction yields to the loop: one that has not settled by then, and does not yield, waits for something else.
 */
export class BodyWatch {
  private body: object | undefined;
  private inBody = false;

  constructor(private readonly pace: LoopPace) {
    // A commit yields, too, and no body runs then.
    pace.onGoingOn = () => {
      if (this.body !== undefined) this.enter();
    };
  }

  /**
   * Whether a body runs at this very moment: what is asked for now is asked by it. Between two turns of the loop only the
   * body runs; while it yields or waits, others do.
   */
  get isInBody(): boolean {
    return this.inBody;
  }

  /** @param reasonOfStop what is thrown when the body waits for something else than its transaction */
  async run<Result>(body: () => Promise<Result>, reasonOfStop: () => DatabaseMisuseError): Promise<Result> {
    const mine = {};
    this.body = mine;
    this.enter();
    // One that was given up may never settle, or settle while another runs.
    const leave = (): void => {
      if (this.body !== mine) return;
      this.body = undefined;
      this.inBody = false;
    };
    let alarm: NodeJS.Immediate;
    return new Promise<Result>((resolve, reject) => {
      const setAlarm = (): void => {
        alarm = setImmediate(() => {
          if (this.pace.isYielding) return setAlarm();
          leave();
          reject(reasonOfStop());
        });
      };
      setAlarm();
      body()
        // At once: those who are answered next may ask for another unit.
        .finally(() => {
          leave();
          clearImmediate(alarm);
        })
        .then(resolve, reject);
    });
  }

  private enter(): void {
    this.inBody = true;
    // A tick that a microtask asks for comes when no microtask is left: the body has ended, yields or waits.
    queueMicrotask(() => process.nextTick(() => (this.inBody = false)));
  }
}
