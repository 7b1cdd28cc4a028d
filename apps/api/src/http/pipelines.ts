import type { Socket } from 'node:net';
import { Pipeline } from './pipeline.js';

const pipelines = new WeakMap<object, Pipeline>();

/** Begins to do the requests of a new connection one at a time. */
export function openPipeline(socket: Socket): void {
  pipelines.set(socket, new Pipeline(socket));
}

/** What is known of a connection's requests; `undefined` when nobody has opened its pipeline. */
export function pipelineOf(socket: object): Pipeline | undefined {
  return pipelines.get(socket);
}
