import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import helmet, { type HelmetOptions } from 'helmet';

type ContentSecurityPolicyOptions = Exclude<HelmetOptions['contentSecurityPolicy'], boolean | undefined>;

export type Headers = readonly (readonly [name: string, value: string])[];
type Directives = Readonly<Record<string, readonly string[]>>;

const NONE = ["'none'"];
const SELF = ["'self'"];

/** Seconds for which browsers ask for nothing but HTTPS: a year. */
const HTTPS_ONLY_SECONDS = 31_536_000;

/** What Swagger UI puts into its own logo once it runs. */
const STYLE_OF_LOGO = '.logo_small_svg__cls-2{fill:#fff}.logo_small_svg__cls-3{fill:#85ea2d}';

/** Answers are data: a browser that takes one for a page runs, loads and shows nothing of it. */
const OF_DATA: Directives = { defaultSrc: NONE, baseUri: NONE, formAction: NONE, frameAncestors: NONE };

/** Of the headers, those that say something about data. The rest is for pages, or for browsers of long ago. */
const FOR_DATA = {
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xPoweredBy: false,
  xXssProtection: false,
} as const satisfies HelmetOptions;

/**
 * What browsers may do with an answer: Helmet's headers, made once. Its plugin for Fastify makes them anew for each request,
 * which takes ten times as long as setting them.
 *
 * @param publicUrl what clients know the server as; by HTTPS alone, if so
 */
export function dataHeaders(publicUrl: string | undefined): Headers {
  const isHttps = publicUrl?.startsWith('https:') === true;
  const strictTransportSecurity = isHttps && { maxAge: HTTPS_ONLY_SECONDS, includeSubDomains: false };
  return headersOf({ ...FOR_DATA, strictTransportSecurity, ...policy(OF_DATA) });
}

/**
 * Says more of it at `/docs`, which is a page.
 *
 * @param fastify before its routes are registered
 */
export function securePages(fastify: FastifyInstance, publicUrl: string | undefined): void {
  const ofPages = pageHeaders(publicUrl);
  fastify.addHook('onRoute', (route) => {
    if (route.url !== '/docs' && !route.url.startsWith('/docs/')) return;
    route.onSend = (_request, reply, payload, done) => {
      // Nothing else in there has styles, and a problem may quote what somebody sent.
      const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
      setHeaders(reply, ofPages(isPage ? String(payload) : ''));
      done();
    };
  });
}

export function setHeaders(reply: FastifyReply, headers: Headers): void {
  for (const [name, value] of headers) void reply.header(name, value);
}

/** The headers of Swagger UI, by the page that is sent: it has two, and its files. */
function pageHeaders(publicUrl: string | undefined): (page: string) => Headers {
  const known = new Map<string, Headers>();
  const server = publicUrl === undefined ? [] : [new URL(publicUrl).origin];
  return (page) => {
    let headers = known.get(page);
    if (headers === undefined) {
      const { elements, attributes } = stylesIn(page);
      headers = headersOf({
        strictTransportSecurity: false,
        xPoweredBy: false,
        xFrameOptions: { action: 'deny' },
        ...policy({
          ...OF_DATA,
          scriptSrc: SELF,
          styleSrc: [...SELF, ...[...elements, STYLE_OF_LOGO].map(hashOf)],
          styleSrcAttr: attributes.length === 0 ? NONE : ["'unsafe-hashes'", ...attributes.map(hashOf)],
          // Its icons stand in its stylesheet.
          imgSrc: [...SELF, 'data:'],
          connectSrc: [...SELF, ...server],
        }),
      });
      known.set(page, headers);
    }
    return headers;
  };
}

/** What a page styles by itself. */
function stylesIn(page: string): { readonly elements: string[]; readonly attributes: string[] } {
  return {
    elements: [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style = '']) => style),
    attributes: [...page.matchAll(/ style="([^"]*)"/g)].map(([, style = '']) => style),
  };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function policy(directives: Directives): { contentSecurityPolicy: ContentSecurityPolicyOptions } {
  return { contentSecurityPolicy: { useDefaults: false, directives } };
}

/** The headers that Helmet sets, whatever the request is. */
function headersOf(options: HelmetOptions): Headers {
  const headers: [string, string][] = [];
  const response = {
    setHeader: (name: string, value: string) => headers.push([name.toLowerCase(), value]),
    removeHeader: () => undefined,
  };
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error !== undefined) throw error as Error;
  });
  return headers;
}
