import type { Worker } from 'node:cluster';

/** A connection as `node:cluster` hands it over. */
interface Handle {
  close(): void;
}

/** What a worker says when a connection has reached it, or when it takes no more: then it goes to another. */
interface Reply {
  readonly ack?: number;
}

/**
 * Closes the connection that was on its way to a worker when that died. `node:cluster` hands over one at a time, and lets go of
 * it once the worker says that it has it; of one that is killed in between nobody hears, and its client would wait for ever
 * (https://github.com/nodejs/node/blob/v24.11.0/lib/internal/cluster/round_robin_handle.js).
 */
export function closeConnectionsOnTheirWay(worker: Worker): void {
  let onItsWay: Handle | undefined;
  const child = worker.process;
  const send = child.send.bind(child) as (...parameters: readonly unknown[]) => boolean;
  child.send = (...parameters: readonly unknown[]): boolean => {
    const [, handle] = parameters;
    if (typeof handle === 'object' && handle !== null && 'close' in handle) onItsWay = handle as Handle;
    return send(...parameters);
  };
  // Before node:cluster, which hands over the next one as soon as it hears.
  child.prependListener('internalMessage', ({ ack }: Reply) => {
    if (ack !== undefined) onItsWay = undefined;
  });
  worker.once('exit', () => onItsWay?.close());
}
