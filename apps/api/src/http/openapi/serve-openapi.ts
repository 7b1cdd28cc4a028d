import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { UserTypes } from '@retinue/users';
import { describeUserTypes } from '@retinue/users/http';
import { describeWebhooks } from '@retinue/webhooks/http';
import { SERVICE_NAME, SERVICE_VERSION } from '../../package-info.js';
import type { Settings } from '../../settings/settings.js';
import { describeAccess } from './access.js';
import { addConsistencyHeaders } from './consistency-headers.js';
import { listProblemCodes } from './problem-codes.js';
import { addRateLimits } from './rate-limits.js';
import { orderParameters } from './parameter-order.js';
import { withShortNames } from './schema-names.js';

const DESCRIPTION = `Who follows whom.

Lists answer \`{ items, nextCursor }\`; give \`nextCursor\` back as \`cursor\` for the next page. Errors are
[RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem details with a stable \`code\`.

Each answer carries a \`Consistency-Token\`. Send it along with your next request and that sees at least as much, whichever
instance or replica answers it.`;

/** What the document goes by. */
type ApiSettings = Pick<Settings, 'AUTH_MODE'> & Partial<Pick<Settings, 'PUBLIC_URL'>>;

/**
 * The OpenAPI document of the application, drawn from the decorators.
 *
 * @param app made, and not listening: it need not even be initialized
 */
export function describeApi(
  app: INestApplication,
  { AUTH_MODE, PUBLIC_URL = '/' }: ApiSettings = { AUTH_MODE: 'none' },
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(SERVICE_NAME)
    .setDescription(DESCRIPTION)
    .setVersion(SERVICE_VERSION)
    .addServer(PUBLIC_URL)
    .setLicense('MIT', 'https://spdx.org/licenses/MIT.html')
    .addTag('users', 'Creating, finding and changing users')
    .addTag('follows', 'Following, and lists of followers')
    .addTag('follow requests', 'How private users answer who wants to follow them')
    .addTag('blocks and mutes', 'Whom users keep away, and whom they do not want to see')
    .addTag('relationships', 'What is between users')
    .addTag('discovery', 'Whom users have in common, and whom to follow next')
    .addTag('events', 'What happened, in order')
    .addTag('webhooks', 'Having what happened sent to you')
    .addTag('user', 'The route of the original service')
    .addTag('service', 'For the machinery')
    .build();
  const drawn = SwaggerModule.createDocument(app, config);
  describeWebhooks(drawn);
  const document = withShortNames(drawn);
  describeAccess(document, AUTH_MODE);
  addRateLimits(document);
  addConsistencyHeaders(document);
  orderParameters(document);
  listProblemCodes(document);
  describeUserTypes(document, app.get(UserTypes, { strict: false }).all);
  return document;
}

/** Serves the document: a page at `/docs`, the text at `/docs-json` and `/docs-yaml`. */
export function serveOpenApi(app: INestApplication, settings: ApiSettings): void {
  SwaggerModule.setup('docs', app, () => describeApi(app, settings), {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: `${SERVICE_NAME} API`,
    swaggerOptions: {
      tryItOutEnabled: true,
      displayRequestDuration: true,
      persistAuthorization: true,
      // The badge of a validator would send the document to somebody else's server.
      validatorUrl: null,
    },
  });
}
