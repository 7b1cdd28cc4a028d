import type { RequestListener } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LOGGED_AS, PUBLIC_URL } from '@retinue/common/http';
import { keepConsistent } from '@retinue/database/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Authenticator } from './access/authenticator.js';
import { AppModule } from './app.module.js';
import { answerFrameworkError } from './http/framework-errors.js';
import { allowOrigins, answerPreflights, type Begin } from './http/cors.js';
import { createEdgeServer } from './http/edge-server.js';
import type { CallerKeyOf } from './limits/limit-requests.js';
import { limitAsSet } from './limits/limit-as-set.js';
import { acceptJsonOnly } from './http/json-body.js';
import { serveOpenApi } from './http/openapi/serve-openapi.js';
import { refuseUnclear } from './http/refusals.js';
import { dataHeaders, securePages, setHeaders } from './http/security-headers.js';
import { trustsOf } from './http/trusted-proxies.js';
import { surviveAcceptErrors } from './http/accept-errors.js';
import { serverLog } from './logging/lines-logger.js';
import { requestIdOf } from './logging/request-id.js';
import { loggedAs, logRequest } from './logging/request-log.js';
import { ServerMetrics } from './metrics/server-metrics.js';
import { tracerIfSet } from './tracing/open-telemetry.js';
import { traceRequests } from './tracing/trace-requests.js';
import type { Settings } from './settings/settings.js';

/** Bytes. A thousand operations, the largest body there is, are half of this when they are written with much space. */
const MAX_BODY_BYTES = 256 * 1024;

/** Bytes. A thousand users with all that they may have; their metadata may be shorter. */
const MAX_USERS_BYTES = 1024 * 1024;

/**
 * The application as it is in production, not listening yet.
 *
 * @param callerKeyOf by whom requests are counted; by their addresses when left out
 */
export async function createApp(
  settings: Settings,
  callerKeyOf?: CallerKeyOf,
): Promise<NestFastifyApplication> {
  const trusts = trustsOf(settings.TRUSTED_PROXIES);
  const headers = dataHeaders(settings.PUBLIC_URL);
  const logger = await serverLog(settings.LOG_LEVEL);
  // Before there is an application, nothing is measured.
  let begin: Begin = (_request, reply) => setHeaders(reply, headers);
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    // An external id of 255 characters, each of which may take two places, behind `ext:`.
    routerOptions: { maxParamLength: 600 },
    serverFactory: (handle: RequestListener) => createEdgeServer(handle, trusts),
    // Fastify's own reading of the headers costs something, even of those that count for nothing.
    trustProxy: settings.TRUSTED_PROXIES.length > 0 && trusts,
    // Requests that arrive while the server closes are answered like any other; see gracefulClose.
    return503OnClosing: false,
    frameworkErrors: (...[error, request, reply]: Parameters<typeof answerFrameworkError>) => {
      // No hook runs for these.
      begin(request, reply);
      answerFrameworkError(error, request, reply);
    },
    // Each server has its own already.
    clientErrorHandler: () => undefined,
    // Nothing here is Express-style middleware, and looking for some costs every request.
    skipMiddie: true,
    genReqId: requestIdOf,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(settings), adapter, {
    // Ours takes JSON only; Nest's would add one for forms.
    bodyParser: false,
    // Whoever starts us gets the error and says it in one line.
    abortOnError: false,
    logger,
  });
  const fastify = adapter.getInstance();
  fastify.decorateRequest(LOGGED_AS, {
    getter(this: FastifyRequest) {
      return loggedAs(this);
    },
  });
  if (settings.PUBLIC_URL !== undefined) beKnownAs(fastify, settings.PUBLIC_URL);
  acceptJsonOnly(fastify);
  takeManyUsers(fastify);
  // Refusals come after what gives every answer its headers.
  securePages(fastify, settings.PUBLIC_URL);
  const { requests } = app.get(ServerMetrics);
  const tracer = tracerIfSet();
  const beginSpan = tracer && traceRequests(fastify, tracer);
  const logsRequests = logger.writes('debug');
  begin = (request, reply) => {
    requests.begin(request, reply);
    void reply.header('x-request-id', request.id);
    setHeaders(reply, headers);
    beginSpan?.(request, reply);
    if (logsRequests) logRequest(logger, request, reply);
  };
  allowOrigins(fastify, settings.CORS_ORIGINS, begin);
  keepConsistent(app);
  limitAsSet(app, settings, callerKeyOf ?? countedAs(app, settings));
  refuseUnclear(fastify);
  await answerPreflights(fastify, settings.CORS_ORIGINS);
  surviveAcceptErrors(fastify.server);
  serveOpenApi(app, settings);
  return app;
}

/** Where callers say who they are, they are counted by that. */
function countedAs(app: NestFastifyApplication, { AUTH_MODE }: Settings): CallerKeyOf | undefined {
  if (AUTH_MODE === 'none') return undefined;
  const authenticator = app.get(Authenticator, { strict: false });
  return (request) => authenticator.countedAs(request);
}

/** On what all requests come from: it costs them nothing there. */
function beKnownAs(fastify: FastifyInstance, publicUrl: string): void {
  fastify.decorateRequest(PUBLIC_URL, { getter: () => publicUrl });
}

/** One route takes a larger body: a thousand users. */
function takeManyUsers(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url === '/v1/users' && route.method === 'PUT') route.bodyLimit = MAX_USERS_BYTES;
  });
}
