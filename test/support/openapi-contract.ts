import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { Response } from 'supertest';
import { NDJSON_MEDIA_TYPE } from '@retinue/common/http';
import { linesOf } from './lines.js';
import type { DocumentedResponse, JsonSchema, OpenApiDocument, Operation } from './openapi-document.js';

/** Headers that say something about the resource: an answer may carry one only where the document names it. */
const MEANINGFUL_HEADERS = ['Consistency-Token', 'ETag', 'Link', 'Location', 'Stale-Read'];

const DOCUMENT_ID = 'urn:test:openapi';

/** Checks answers against the OpenAPI document that the server itself gives out. */
export class OpenApiContract {
  private readonly ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });

  constructor(private readonly document: OpenApiDocument) {
    ajvFormats.default(this.ajv);
    this.ajv.addSchema({ ...(closed(document) as object), $id: DOCUMENT_ID });
  }

  /** @throws Error saying in what the answer differs from the document */
  check(method: string, path: string, response: Response): void {
    const name = `${method.toUpperCase()} ${path} ${response.status}`;
    const fail = (what: string): never => {
      throw new Error(`${name}: ${what}\n${response.text.slice(0, 2_000)}`);
    };
    const template = this.templateOf(path) ?? fail('no such path in the document');
    const operation: Operation =
      this.document.paths[template]?.[method.toLowerCase()] ?? fail(`${template} documents no ${method}`);
    const documented = operation.responses[response.status] ?? fail('the status is not documented');
    const pointer = ['paths', template, method.toLowerCase(), 'responses', String(response.status)];
    this.checkBody(response, documented, pointer, fail);
    checkHeaders(response, documented, this.document.servers?.[0].url ?? '/', fail);
  }

  /** What a value does not fulfil of the schema at a place of the document; empty when all is well. */
  violations(value: unknown, ...pointer: readonly string[]): string {
    const fragment = pointer.map((token) => encodeURIComponent(escapeToken(token))).join('/');
    const validate = this.ajv.getSchema(`${DOCUMENT_ID}#/${fragment}`);
    if (validate === undefined) throw new Error(`The document has nothing at ${pointer.join(' > ')}`);
    return validate(value) === true ? '' : this.ajv.errorsText(validate.errors, { separator: '\n' });
  }

  private templateOf(path: string): string | undefined {
    const [bare = ''] = path.split('?');
    const fits = Object.keys(this.document.paths).filter((template) =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare),
    );
    // As in the router, words win over parameters.
    return fits.sort((one, other) => one.split('{').length - other.split('{').length)[0];
  }

  private checkBody(
    response: Response,
    { content }: DocumentedResponse,
    pointer: readonly string[],
    fail: (what: string) => never,
  ): void {
    if (content === undefined) {
      if (response.text !== '') fail('the document has no body here');
      return;
    }
    const mediaType = response.type;
    if (content[mediaType] === undefined) fail(`the document has no ${mediaType || 'empty body'} here`);
    const values = mediaType === NDJSON_MEDIA_TYPE ? linesOf(response) : [response.body as unknown];
    for (const value of values) {
      const violations = this.violations(value, ...pointer, 'content', mediaType, 'schema');
      if (violations !== '') fail(violations);
    }
  }
}

function checkHeaders(
  { headers, body }: Response,
  documented: DocumentedResponse,
  server: string,
  fail: (what: string) => never,
): void {
  const { version, nextCursor } = (body ?? {}) as { version?: number; nextCursor?: string | null };
  for (const name of MEANINGFUL_HEADERS) {
    const value = headers[name.toLowerCase()];
    if (documented.headers?.[name] === undefined) {
      if (value !== undefined) fail(`the header ${name}: ${value} is not documented`);
    } else if (name === 'Consistency-Token' && value === undefined) {
      fail(`${name} is missing`);
    } else if (name === 'ETag' && value !== `"${version}"`) {
      fail(`ETag is ${value} at version ${version}`);
    } else if (name === 'Location' && !isBelow(server, value)) {
      fail(`Location is ${value}`);
    } else if (name === 'Link' && (value !== undefined) !== (nextCursor !== null)) {
      fail(`Link is ${value}, nextCursor ${nextCursor}`);
    }
  }
}

/** Whether this is the address of something that the server has, by what the document says is the server's. */
function isBelow(server: string, address = ''): boolean {
  const base = server.replace(/\/$/, '');
  return address.startsWith(base) && /^\/v1\/\w/.test(address.slice(base.length));
}

/** A copy in which an object has the documented properties and no other: a field that slips out is an error. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, closed(part)]));
  const schema = copy as JsonSchema;
  const isOpenObject = schema.type === 'object' && schema['additionalProperties'] === undefined;
  return isOpenObject ? { ...copy, additionalProperties: false } : copy;
}

/** RFC 6901, section 3. */
function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}
