import type { Server } from 'node:http';
import { Logger } from '@nestjs/common';

/** Milliseconds between two lines that say so: without a file handle, every connection is such an error. */
const SAY_AGAIN_MS = 10_000;

/**
 * Goes on when a connection can't be accepted, for lack of a file handle, say: nobody hears of that error otherwise, and it
 * would end the process. The client waits in the system's queue, or is hung up on.
 */
export function surviveAcceptErrors(server: Server): void {
  const logger = new Logger('Retinue');
  let saidAt = -Infinity;
  server.on('error', (error) => {
    // What fails before it listens is thrown to whoever asked it to.
    if (!server.listening || performance.now() - saidAt < SAY_AGAIN_MS) return;
    saidAt = performance.now();
    logger.warn(`A connection could not be accepted: ${error.message}`);
  });
}
