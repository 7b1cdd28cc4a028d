import { once, post, SMUGGLED, type Shape } from './shape.js';

export const SMUGGLING: readonly Shape[] = [
  once(
    'both lengths',
    post(`Content-Length: 4\r\nTransfer-Encoding: chunked`, `0\r\n\r\n${SMUGGLED}`),
    [400],
  ),
  once(
    'both, the other way round',
    post(`Transfer-Encoding: chunked\r\nContent-Length: 4`, `0\r\n\r\n${SMUGGLED}`),
    [400],
  ),
  once('two lengths', post('Content-Length: 0\r\nContent-Length: 40', SMUGGLED), [400]),
  once('two equal lengths', post('Content-Length: 2\r\nContent-Length: 2', '{}'), [400]),
  once('a list of lengths', post('Content-Length: 0, 40', SMUGGLED), [400]),
  once('a signed length', post('Content-Length: +2', '{}'), [400]),
  once('a negative length', post('Content-Length: -1', '{}'), [400]),
  once('a hexadecimal length', post('Content-Length: 0x2', '{}'), [400]),
  once('a length with a space', post('Content-Length: 2 2', '{}'), [400]),
  once('a length beyond numbers', post('Content-Length: 99999999999999999999', '{}'), [400, 413]),
  once('a length of 1 TB', post('Content-Length: 1099511627776', '{}'), [413]),
  once('an empty length', post('Content-Length: ', '{}'), [400]),
  once('a space before the colon', post('Content-Length : 2', '{}'), [400]),
  once('a folded length', post('Content-Length:\r\n 2', '{}'), [400]),
  once('an unknown coding', post('Transfer-Encoding: xchunked', SMUGGLED), [400, 501], { allowed: [501] }),
  once('chunked, but not last', post('Transfer-Encoding: chunked, identity', SMUGGLED), [400, 501], {
    allowed: [501],
  }),
  once(
    'chunked twice',
    post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', SMUGGLED),
    [400, 501],
    { allowed: [501] },
  ),
  once('a coding with a vertical tab', post('Transfer-Encoding: \x0bchunked', SMUGGLED), [400, 501], {
    allowed: [501],
  }),
  once('a chunk size that is none', post('Transfer-Encoding: chunked', `z\r\n${SMUGGLED}`), [400]),
  once('a negative chunk', post('Transfer-Encoding: chunked', '-1\r\n{}\r\n0\r\n\r\n'), [400]),
  once('a chunk of 2^64 bytes', post('Transfer-Encoding: chunked', 'ffffffffffffffffff\r\n{}'), [400, 413]),
  once(
    'a chunk shorter than its size',
    post('Transfer-Encoding: chunked', `1\r\n{}\r\n0\r\n\r\n${SMUGGLED}`),
    [400],
  ),
  once('a chunk ended by LF alone', post('Transfer-Encoding: chunked', `2\n{}\n0\n\n${SMUGGLED}`), [400]),
  once(
    'an endless chunk extension',
    post('Transfer-Encoding: chunked', `2;${'a'.repeat(100_000)}\r\n{}\r\n0\r\n\r\n`),
    [400, 413, 431],
  ),
  once(
    'a trailer that is a length',
    post('Transfer-Encoding: chunked', '2\r\n{}\r\n0\r\nContent-Length: 99\r\n\r\n'),
    [400, 422],
  ),
  once(
    'HTTP/1.0, chunked',
    `POST /v1/users HTTP/1.0\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n2\r\n{}\r\n0\r\n\r\n`,
    [400, 422],
  ),
];
