import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Consistency } from '@retinue/database';
import { keepConsistent } from '@retinue/database/http';
import { AppModule } from './app.module.js';
import { answerFrameworkError } from './http/framework-errors.js';
import { answerClientError } from './http/client-errors.js';
import { allowOrigins } from './http/cors.js';
import { acceptJsonOnly } from './http/json-body.js';
import { surviveAcceptErrors } from './http/accept-errors.js';
import { cutStalledConnections } from './http/stalled-connections.js';
import { serveOpenApi } from './http/openapi.js';
import { ServerLogger } from './logging/server-logger.js';
import type { Settings } from './settings/settings.js';

/** Bytes. The largest body that makes sense, a thousand operations, is well under this. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Milliseconds in which a request must have arrived whole. */
const REQUEST_MS = 60_000;

/** Milliseconds after which a reader that takes nothing more of its answer is cut. */
const STALLED_READER_MS = 60_000;

/** The application as it is in production, not listening yet. */
export async function createApp(settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    // Requests that arrive while the server closes are answered like any other; see gracefulClose.
    return503OnClosing: false,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
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
  acceptJsonOnly(adapter.getInstance());
  await allowOrigins(adapter.getInstance(), settings.CORS_ORIGINS);
  keepConsistent(adapter.getInstance(), app.get(Consistency));
  cutStalledConnections(adapter.getInstance().server, STALLED_READER_MS);
  surviveAcceptErrors(adapter.getInstance().server);
  serveOpenApi(app);
  return app;
}
