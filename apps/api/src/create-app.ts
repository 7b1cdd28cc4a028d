import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Consistency } from '@retinue/database';
import { keepConsistent } from '@retinue/database/http';
import { AppModule } from './app.module.js';
import { answerFrameworkError } from './http/framework-errors.js';
import { allowOrigins, answerPreflights } from './http/cors.js';
import { createEdgeServer } from './http/edge-server.js';
import { acceptJsonOnly } from './http/json-body.js';
import { serveOpenApi } from './http/openapi/serve-openapi.js';
import { refuseUnclear } from './http/refusals.js';
import { surviveAcceptErrors } from './http/accept-errors.js';
import { ServerLogger } from './logging/server-logger.js';
import type { Settings } from './settings/settings.js';

/** Bytes. A thousand operations, the largest body there is, are half of this when they are written with much space. */
const MAX_BODY_BYTES = 256 * 1024;

/** The application as it is in production, not listening yet. */
export async function createApp(settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    serverFactory: createEdgeServer,
    // Requests that arrive while the server closes are answered like any other; see gracefulClose.
    return503OnClosing: false,
    frameworkErrors: answerFrameworkError,
    // Each server has its own already.
    clientErrorHandler: () => undefined,
    // Nothing here is Express-style middleware, and looking for some costs every request.
    skipMiddie: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(settings), adapter, {
    // Ours takes JSON only; Nest's would add one for forms.
    bodyParser: false,
    // Whoever starts us gets the error and says it in one line.
    abortOnError: false,
    logger: new ServerLogger(settings.LOG_LEVEL),
  });
  const fastify = adapter.getInstance();
  acceptJsonOnly(fastify);
  // Refusals come after what gives every answer its headers.
  allowOrigins(fastify, settings.CORS_ORIGINS);
  keepConsistent(fastify, app.get(Consistency));
  refuseUnclear(fastify);
  await answerPreflights(fastify, settings.CORS_ORIGINS);
  surviveAcceptErrors(fastify.server);
  serveOpenApi(app);
  return app;
}
