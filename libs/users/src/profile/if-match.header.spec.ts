import { InvalidRequestError } from '@retinue/common';
import { entityTag, readIfMatch, WeakEntityTagError } from './if-match.header.js';

describe('If-Match', () => {
  test('takes back the tag that an answer had', () => {
    expect(readIfMatch(entityTag(17))).toEqual([17]);
  });

  test.each([undefined, '*', ' * '])('takes any version when it is %j', (header) => {
    expect(readIfMatch(header)).toBeUndefined();
  });

  test.each([
    ['"1"', [1]],
    ['"1", "2" ,"3"', [1, 2, 3]],
    ['W/"1", "2"', [2]],
    ['"a,b", "4"', [4]],
    ['"1",', [1]],
  ])('%j takes the versions that it names', (header, versions) => {
    expect(readIfMatch(header)).toEqual(versions);
  });

  test.each(['"0"', '"01"', '"-1"', '"1.0"', '"1_"', '""', '"12345678901234567"', '"*"'])(
    '%j, a tag that was never ours, matches nothing, which is not the same as any',
    (header) => {
      expect(readIfMatch(header)).toEqual([]);
    },
  );

  test.each(['W/"3"', 'W/"3", W/"4"'])('%j is refused in words: a weak tag would never match', (header) => {
    expect(() => readIfMatch(header)).toThrow(WeakEntityTagError);
    expect(() => readIfMatch(header)).toThrow('W/"3"');
  });

  test.each(['', '3', '"3', '3"', '"1" "2"', 'w/"1"', '"1", *'])('%j is no list of entity tags', (header) => {
    expect(() => readIfMatch(header)).toThrow(InvalidRequestError);
  });
});
