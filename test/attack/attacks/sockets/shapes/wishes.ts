import { LIVE, OK, once, post, REFUSED, SMUGGLED, type Shape } from './shape.js';

/** What a client may wish for beyond an answer. */
export const WISHES: readonly Shape[] = [
  once(
    'an upgrade to WebSocket',
    `${LIVE}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    [200, ...REFUSED],
  ),
  once(
    'an upgrade to HTTP/2',
    `${LIVE}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`,
    [200, ...REFUSED],
  ),
  once(
    'an upgrade with a body',
    post('Connection: Upgrade\r\nUpgrade: x\r\nContent-Length: 2', '{}'),
    REFUSED,
  ),
  once('Expect: 100-continue', post('Expect: 100-continue\r\nContent-Length: 2', '{}'), [422]),
  once('an expectation of something else', post('Expect: 200-ok\r\nContent-Length: 2', '{}'), [417]),
  once('Connection: close, and another request', `${LIVE}Connection: close\r\n\r\n${SMUGGLED}`, OK),
  once('Connection that names Host', `${LIVE}Connection: Host, Content-Length\r\n\r\n`, [200, 400]),
  once(
    'a range of everything twice',
    `GET /docs-json HTTP/1.1\r\nHost: a\r\nRange: bytes=0-,0-,0-\r\n\r\n`,
    [200, 206, 416],
  ),
  once(
    'a header that asks for another method',
    `GET /v1/users/1 HTTP/1.1\r\nHost: a\r\nX-HTTP-Method-Override: DELETE\r\n\r\n`,
    OK,
  ),
  { name: 'two requests in one packet', bytes: `${LIVE}\r\n`.repeat(2), statuses: [OK, OK] },
  { name: 'a good one before a broken one', bytes: `${LIVE}\r\nbroken\r\n\r\n`, statuses: [OK, [400]] },
];
