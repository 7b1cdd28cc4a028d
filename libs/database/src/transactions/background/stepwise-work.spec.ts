import { Logger } from '@nestjs/common';
import { StepwiseWork } from './stepwise-work.js';

describe('stepwise work', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('goes on step by step until nothing is left', async () => {
    let left = 5;
    const work = new StepwiseWork('counting', async () => ((left -= 1) > 0 ? 'more' : 'done'));
    work.wake();
    await work.idle();
    expect(left).toBe(0);
  });

  it('does one step at a time, however often it is woken, and forgets no call', async () => {
    let atOnce = 0;
    let most = 0;
    let steps = 0;
    const work: StepwiseWork = new StepwiseWork('counting', async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise(setImmediate);
      steps += 1;
      if (steps === 1) work.wake();
      atOnce -= 1;
      return 'done';
    });
    work.wake();
    work.wake();
    await work.idle();
    expect([most, steps]).toEqual([1, 2]);
    work.wake();
    await work.idle();
    expect(steps).toBe(3);
  });

  it('waits, when stopped, for the step under way, and begins no other', async () => {
    let begun = 0;
    let ended = 0;
    const work = new StepwiseWork('endless', async () => {
      begun += 1;
      await new Promise(setImmediate);
      ended += 1;
      return 'more';
    });
    work.wake();
    await work.stop();
    expect([begun, ended]).toEqual([1, 1]);
    work.wake();
    await work.idle();
    expect(begun).toBe(1);
  });

  it('stopped while it waits to try again, tries no more', async () => {
    let tries = 0;
    let failed = (): void => undefined;
    const firstFailure = new Promise<void>((resolve) => (failed = resolve));
    const work = new StepwiseWork('failing', async () => {
      tries += 1;
      setImmediate(failed);
      throw new Error('busy');
    });
    work.wake();
    await firstFailure;
    await work.stop();
    expect(tries).toBe(1);
  });

  it('tries a step again that failed', async () => {
    let tries = 0;
    const work = new StepwiseWork('failing once', async () => {
      tries += 1;
      if (tries === 1) throw new Error('busy');
      return 'done';
    });
    // Its timer keeps no process alive, but this one may.
    const alive = setInterval(() => undefined, 100);
    work.wake();
    await work.idle();
    clearInterval(alive);
    expect(tries).toBe(2);
  });
});
