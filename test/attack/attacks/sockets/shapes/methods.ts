import { LIVE, once, REFUSED, type Shape } from './shape.js';

/** Methods and versions that few know. */
export const METHODS: readonly Shape[] = [
  once(
    'CONNECT',
    'CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n\r\n',
    [...REFUSED, 501],
    { allowed: [501] },
  ),
  once('TRACE', 'TRACE /health/live HTTP/1.1\r\nHost: a\r\nMax-Forwards: 0\r\n\r\n', [...REFUSED, 501], {
    allowed: [501],
  }),
  once('a method of another protocol', 'PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n', [...REFUSED, 501], {
    allowed: [501],
  }),
  once('a method that is none', 'FROBNICATE / HTTP/1.1\r\nHost: a\r\n\r\n', [400, 405, 501], {
    allowed: [501],
  }),
  once('a method in lower case', 'get /health/live HTTP/1.1\r\nHost: a\r\n\r\n', [400, 405, 501], {
    allowed: [501],
  }),
  once('a method that the route has not', 'DELETE /health/live HTTP/1.1\r\nHost: a\r\n\r\n', [405]),
  once('HEAD', 'HEAD /health/live HTTP/1.1\r\nHost: a\r\n\r\n', [200, 404, 405], { withoutBody: true }),
  once('OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n', [200, 204, ...REFUSED]),
  once('a GET with a body', `${LIVE}Content-Length: 5\r\n\r\nhello`, [200, ...REFUSED]),
  once('a garbled method', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]),
  once('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400, 505], { allowed: [505] }),
  once('HTTP/9.9', 'GET /health/live HTTP/9.9\r\nHost: a\r\n\r\n', [400, 505], { allowed: [505] }),
  once('HTTP/1.2', 'GET /health/live HTTP/1.2\r\nHost: a\r\n\r\n', [200, 400, 505], { allowed: [505] }),
  once('HTTP/0.9', 'GET /health/live\r\n\r\n', [200, 400, 505], { allowed: [505] }),
  once('a version that is none', 'GET /health/live HTPP/1.1\r\nHost: a\r\n\r\n', [400, 505], {
    allowed: [505],
  }),
  once('garbage', '\xff\xfe\xfd what is this\r\n\r\n', [400]),
];
