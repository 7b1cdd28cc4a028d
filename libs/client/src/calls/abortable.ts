/**
 * Waits for a promise, or until the signal is aborted, if that is sooner.
 *
 * @throws the signal's reason
 */
export async function abortable<Value>(
  promise: Promise<Value> | Value,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return promise;
  // Nobody waits for it any more, and Node ends a process for a rejection that nobody hears.
  if (signal.aborted) void Promise.resolve(promise).catch(() => undefined);
  signal.throwIfAborted();
  let leave = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    leave = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

/**
 * Does work under a signal of its own, which is aborted with the one given. A `Request` listens to its signal for as long
 * as there is one: a signal that outlives many calls would gather listeners, and Node warns of that.
 */
export async function withOwnSignal<Value>(
  signal: AbortSignal | undefined,
  work: (own: AbortSignal | undefined) => Promise<Value>,
): Promise<Value> {
  const [own, leave] = ownSignal(signal);
  try {
    return await work(own);
  } finally {
    leave();
  }
}

/**
 * The signal of {@link withOwnSignal}, for work of several steps.
 *
 * @returns it, and what ends its listening
 * @throws the reason of a signal that is aborted already
 */
export function ownSignal(
  signal: AbortSignal | undefined,
): [own: AbortSignal | undefined, leave: () => void] {
  if (signal === undefined) return [undefined, () => undefined];
  signal.throwIfAborted();
  const own = new AbortController();
  const abort = (): void => own.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  return [own.signal, () => signal.removeEventListener('abort', abort)];
}

/**
 * Waits for some milliseconds.
 *
 * @throws the signal's reason, at once, when it is aborted meanwhile
 */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await abortable(over, signal);
  } finally {
    clearTimeout(timer);
  }
}
