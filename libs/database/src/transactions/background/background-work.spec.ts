import { BackgroundWork } from './background-work.js';
import type { StepOutcome } from './stepwise-work.js';

/** Work of which the test knows how often it was done. */
function counted(): {
  readonly step: () => Promise<StepOutcome>;
  readonly times: (count: number) => Promise<void>;
  readonly done: () => number;
} {
  let done = 0;
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  return {
    step: async () => {
      done += 1;
      for (const { count, resolve } of waiting) if (done >= count) resolve();
      return 'done';
    },
    times: async (count) => {
      // Its timer keeps no process alive, but this one may.
      const alive = setInterval(() => undefined, 100);
      await new Promise<void>((resolve) => (done >= count ? resolve() : waiting.push({ count, resolve })));
      clearInterval(alive);
    },
    done: () => done,
  };
}

describe('work in the background', () => {
  it('is begun at the start, and again every so often where it comes with time', async () => {
    const background = new BackgroundWork(true, false);
    const [once, often] = [counted(), counted()];
    const work = background.add('waiting for somebody', once.step);
    background.add('coming with time', often.step, { everyMs: 1 });
    background.onApplicationBootstrap();
    await often.times(5);
    await work.idle();
    await background.beforeApplicationShutdown();
    expect(once.done()).toBe(1);
  });

  it('is not done by a command line', async () => {
    const background = new BackgroundWork(false, true);
    const work = background.add('coming with time', async () => Promise.reject(new Error('It was done')), {
      everyMs: 1,
    });
    background.onApplicationBootstrap();
    await work.idle();
    expect(background).toHaveProperty('timers', []);
  });
});
