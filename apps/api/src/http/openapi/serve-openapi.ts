import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { SERVICE_NAME, SERVICE_VERSION } from '../../package-info.js';
import { addConsistencyHeaders } from './consistency-headers.js';
import { listProblemCodes } from './problem-codes.js';
import { orderParameters } from './parameter-order.js';

const DESCRIPTION = `Who follows whom.

Lists answer \`{ items, nextCursor }\`; give \`nextCursor\` back as \`cursor\` for the next page. Errors are
[RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem details with a stable \`code\`.

Each answer carries a \`Consistency-Token\`. Send it along with your next request and that sees at least as much, whichever
instance or replica answers it.`;

/** Serves the OpenAPI document, drawn from the decorators: a page at `/docs`, the text at `/docs-json` and `/docs-yaml`. */
export function serveOpenApi(app: INestApplication): void {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(SERVICE_NAME)
    .setDescription(DESCRIPTION)
    .setVersion(SERVICE_VERSION)
    .addServer('/')
    .setLicense('MIT', 'https://spdx.org/licenses/MIT.html')
    .addTag('users', 'Creating, finding and changing users')
    .addTag('follows', 'Following, and lists of followers')
    .addTag('follow requests', 'How private users answer who wants to follow them')
    .addTag('blocks and mutes', 'Whom users keep away, and whom they do not want to see')
    .addTag('relationships', 'What is between users')
    .addTag('discovery', 'Whom users have in common, and whom to follow next')
    .addTag('user', 'The route of the original service')
    .addTag('service', 'For the machinery')
    .build();
  const describe = (): OpenAPIObject => {
    const document = SwaggerModule.createDocument(app, config);
    // Nobody needs credentials in this version; said, so that it is no oversight.
    document.security = [];
    addConsistencyHeaders(document);
    orderParameters(document);
    listProblemCodes(document);
    return document;
  };
  SwaggerModule.setup('docs', app, describe, {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: `${SERVICE_NAME} API`,
    swaggerOptions: { tryItOutEnabled: true, displayRequestDuration: true },
  });
}
