import supertest, { type Response, type Test } from 'supertest';
import type { OpenApiContract } from './openapi-contract.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options' | 'head';

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when text, else as JSON. */
  readonly body?: unknown;
  /** Defaults to `application/json` when there is a body. */
  readonly contentType?: string;
  /**
   * The answer is not compared with the document: for addresses that are no route, and for what the HTTP
   * machinery answers before a route is reached.
   */
  readonly outsideDocument?: boolean;
}

/** Sends requests; every answer that does not fit the server's own OpenAPI document is an error. */
export class CheckedClient {
  constructor(
    readonly url: string,
    private readonly contract: OpenApiContract,
  ) {}

  get(path: string, options: RequestOptions = {}): Promise<Response> {
    return this.send('get', path, options);
  }

  post(path: string, body: unknown, options: RequestOptions = {}): Promise<Response> {
    return this.send('post', path, { body, ...options });
  }

  put(path: string, options: RequestOptions = {}): Promise<Response> {
    return this.send('put', path, options);
  }

  patch(path: string, body: unknown, options: RequestOptions = {}): Promise<Response> {
    return this.send('patch', path, { body, ...options });
  }

  delete(path: string, options: RequestOptions = {}): Promise<Response> {
    return this.send('delete', path, options);
  }

  async send(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
    const { headers = {}, body, contentType = 'application/json', outsideDocument = false } = options;
    let request: Test = supertest(this.url)[method](path).set(headers);
    if (body !== undefined) {
      request = request.type(contentType).send(typeof body === 'string' ? body : JSON.stringify(body));
    }
    const response = await request;
    if (!outsideDocument) this.contract.check(method, path, response);
    return response;
  }
}
