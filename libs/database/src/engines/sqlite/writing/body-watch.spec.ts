import { AwaitOutsideTransactionError } from '../../../errors/misuse.errors.js';
import { BodyWatch } from './body-watch.js';
import { LoopPace } from './loop-pace.js';

test('a body that was given up is no body any more, so that others are not told that they ask within it', async () => {
  const pace = new LoopPace();
  const watch = new BodyWatch(pace);
  const stuck = watch.run(
    () => new Promise(() => undefined),
    () => new AwaitOutsideTransactionError(),
  );
  await expect(stuck).rejects.toBeInstanceOf(AwaitOutsideTransactionError);
  pace.onGoingOn();
  expect(watch.isInBody).toBe(false);
});
