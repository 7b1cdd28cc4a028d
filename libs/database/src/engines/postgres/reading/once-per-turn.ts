/**
 * One run for all who ask in one turn of the event loop, at its end: what they get was so after they asked.
 *
 * @param run what each would run for themselves
 */
export function oncePerTurn<Result>(run: () => Promise<Result>): () => Promise<Result> {
  let next: Promise<Result> | undefined;
  return async () => {
    next ??= new Promise<void>((resolve) => {
      setImmediate(() => {
        next = undefined;
        resolve();
      });
    }).then(run);
    return next;
  };
}
