import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { answerFrameworkError } from './http/framework-errors.js';
import { answerClientError } from './http/client-errors.js';
import { corsFor } from './http/cors.js';
import { acceptJsonOnly } from './http/json-body.js';
import { serveOpenApi } from './http/openapi.js';
import { ServerLogger } from './logging/server-logger.js';
import type { Settings } from './settings/settings.js';

/** Bytes. The largest body that makes sense, a thousand operations, is well under this. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Milliseconds without a byte either way after which a connection is cut: a reader that stopped holds memory. */
const IDLE_CONNECTION_MS = 60_000;

/** The application as it is in production, not listening yet. */
export async function createApp(settings: Settings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    connectionTimeout: IDLE_CONNECTION_MS,
    // Requests that arrive while the server closes are answered like any other; see gracefulClose.
    return503OnClosing: false,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(settings), adapter, {
    // Ours takes JSON only; Nest's would add one for forms.
    bodyParser: false,
    // Whoever starts us gets the error and says it in one line.
    abortOnError: false,
    logger: new ServerLogger(settings.LOG_LEVEL),
  });
  acceptJsonOnly(adapter.getInstance());
  app.enableCors(corsFor(settings.CORS_ORIGINS));
  serveOpenApi(app);
  return app;
}
