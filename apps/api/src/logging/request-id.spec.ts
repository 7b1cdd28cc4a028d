import { requestIdOf, traceIdOf } from './request-id.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE}-00f067aa0ba902b7-01`;

describe('what a request is called', () => {
  it('is what its caller says, before the trace that it belongs to', () => {
    const headers = { 'x-request-id': 'order-7:retry/2', traceparent: TRACEPARENT };
    expect([requestIdOf({ headers }), traceIdOf({ headers })]).toEqual(['order-7:retry/2', TRACE]);
  });

  it('is its trace where its caller says nothing else', () => {
    expect(requestIdOf({ headers: { traceparent: TRACEPARENT } })).toBe(TRACE);
  });

  test.each([
    ['nothing', {}],
    ['an empty id', { 'x-request-id': '' }],
    ['an id with a space', { 'x-request-id': 'a b' }],
    ['an id in quotes', { 'x-request-id': '"a"' }],
    ['an id that is too long', { 'x-request-id': 'a'.repeat(129) }],
    ['a trace of zeros', { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` }],
    ['a span of zeros', { traceparent: `00-${TRACE}-${'0'.repeat(16)}-01` }],
    ['a trace of no version', { traceparent: `ff-${TRACE}-00f067aa0ba902b7-01` }],
    ['a trace in capitals', { traceparent: TRACEPARENT.toUpperCase() }],
  ])('is by chance, and never the same, where its caller says %s', (_what, headers) => {
    const ids = Array.from({ length: 600 }, () => requestIdOf({ headers }));
    expect(ids.every((id) => /^[\da-f]{32}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
