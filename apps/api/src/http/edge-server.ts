import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { answerClientError, refuseTunnel } from './client-errors.js';
import { openConnections } from './open-connections.js';
import { openPipelines, pipelineOf } from './pipelines.js';
import { cutSlowSenders } from './slow-senders.js';
import { cutStalledConnections } from './stalled-connections.js';
import { findClient, type Trusts, trustsOf } from './trusted-proxies.js';

/** Milliseconds in which a request must have arrived whole. */
const REQUEST_MS = 60_000;

/** Milliseconds in which its head must have arrived, and the first one of a connection. */
const HEAD_MS = 20_000;

/** Milliseconds between two looks at who is late by these two. */
const LOOK_MS = 5_000;

/** Milliseconds that a connection is kept for a next request; load balancers close theirs after 60 s. */
const KEEP_ALIVE_MS = 72_000;

/** Milliseconds after which a reader that takes nothing more of its answer is cut. */
const STALLED_READER_MS = 60_000;

const siblings = new WeakMap<RequestListener, Server[]>();
const listOf = new WeakMap<Server, readonly Server[]>();

/**
 * A server that hands each connection's requests to Fastify one at a time, bounds what a client may leave unsaid or
 * unread, and leaves nothing to be answered by Node, whose answers say nothing: Fastify gets those requests, too.
 *
 * @param trusts who may say in `X-Forwarded-For` whom they ask for
 */
export function createEdgeServer(handle: RequestListener, trusts: Trusts = trustsOf([])): Server {
  const server = createServer({
    requestTimeout: REQUEST_MS,
    headersTimeout: HEAD_MS,
    connectionsCheckingInterval: LOOK_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requireHostHeader: false,
  });
  // Any other limit drops lines without a word; see refusalOfHead.
  server.maxHeadersCount = 0;
  openConnections(server);
  openPipelines(server);
  const take: RequestListener = (request, response) => {
    findClient(request, trusts);
    pipelineOf(request.socket)!.take(request, response, handle);
  };
  server.on('request', take);
  server.on('checkExpectation', take);
  server.on('checkContinue', (request, response) => {
    findClient(request, trusts);
    pipelineOf(request.socket)!.take(request, response, () => {
      response.writeContinue();
      handle(request, response);
    });
  });
  server.on('connect', (_request: IncomingMessage, socket: Socket) => refuseTunnel(socket));
  server.on('clientError', answerClientError);
  cutStalledConnections(server, STALLED_READER_MS);
  cutSlowSenders(server, { trusts });
  rememberSiblings(server, handle);
  return server;
}

/** Of `localhost`, Fastify makes a server for each address: all of them, whichever is asked for. */
export function serversBeside(server: Server): readonly Server[] {
  return listOf.get(server) ?? [server];
}

function rememberSiblings(server: Server, handle: RequestListener): void {
  const list = siblings.get(handle) ?? [];
  siblings.set(handle, list);
  list.push(server);
  listOf.set(server, list);
}
