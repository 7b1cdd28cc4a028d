import { ConsistencyToken } from './consistency-token.js';

const token = (timeline: number, place: string): string => `v1.${timeline}.${place}.AAAAAAAAAAAAAAAA`;

describe('the consistency token of a client', () => {
  it.each([
    ['a later place', token(1, 'A0'), token(1, '9F'), token(1, 'A0')],
    ['a place with more digits', token(1, '100'), token(1, 'FF'), token(1, '100')],
    [
      'a place beyond what a number holds',
      token(1, 'FFFFFFFFFFFFFFFF'),
      token(1, 'FFFFFFFFFFFFFFFE'),
      token(1, 'FFFFFFFFFFFFFFFF'),
    ],
    ['the timeline of a newer primary', token(2, '10'), token(1, 'FF'), token(2, '10')],
  ])('is the furthest, whichever answer comes last: %s', (_, one, other, furthest) => {
    for (const order of [
      [one, other],
      [other, one],
    ]) {
      const seen = new ConsistencyToken();
      order.forEach((text) => seen.take(text));
      expect(seen.value).toBe(furthest);
    }
  });

  it('is the last one, where they cannot be compared', () => {
    const seen = new ConsistencyToken('v2.something');
    seen.take(token(1, 'A0'));
    expect(seen.value).toBe(token(1, 'A0'));
    seen.take('v2.else');
    expect(seen.value).toBe('v2.else');
  });

  it('is kept, but not sent, where there is one place that answers with all that was written', () => {
    const seen = new ConsistencyToken();
    seen.take('v1.0.0.one-place-to-read');
    expect([seen.value, seen.toSend]).toEqual(['v1.0.0.one-place-to-read', undefined]);
    seen.take(token(1, 'A0'));
    expect([seen.value, seen.toSend]).toEqual([token(1, 'A0'), token(1, 'A0')]);
  });

  it('stays when an answer has none', () => {
    const seen = new ConsistencyToken(token(1, 'A0'));
    seen.take(null);
    seen.take('');
    expect(seen.value).toBe(token(1, 'A0'));
  });
});
