import { RetinueError } from './retinue-error.js';

/**
 * Nobody answered, or the answer broke off: what `fetch` threw is the `cause`. Whether the service did what it was asked is
 * not known, so the client does not try again by itself.
 */
export class NetworkError extends RetinueError {
  readonly method: string;
  readonly url: string;

  constructor({ method, url }: Request, cause: unknown) {
    const { pathname, origin } = new URL(url);
    super(
      `${method} ${pathname}: no answer from ${origin}. ` +
        "If it is called by a page of another origin, is that in the service's CORS_ORIGINS?",
      { cause },
    );
    this.name = 'NetworkError';
    this.method = method;
    this.url = url;
  }
}
