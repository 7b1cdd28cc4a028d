import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { LoopTurns } from './loop-turns.js';
import { openConnections } from './open-connections.js';
import { Pipeline } from './pipeline.js';
import { ReadAhead } from './read-ahead.js';

const pipelines = new WeakMap<object, Pipeline>();

/** Does the requests of each connection one at a time, and shares out the turns of the event loop among connections. */
export function openPipelines(server: Server): void {
  const turns = new LoopTurns();
  const open = openConnections(server);
  const readAhead = new ReadAhead(() => {
    for (const socket of open) pipelineOf(socket)?.slice();
  });
  server.on('connection', (socket: Socket) => {
    turns.accepted();
    pipelines.set(socket, new Pipeline(socket, turns, readAhead));
  });
}

/** What is known of a connection's requests; `undefined` when nobody has opened its pipeline. */
export function pipelineOf(socket: object): Pipeline | undefined {
  return pipelines.get(socket);
}
