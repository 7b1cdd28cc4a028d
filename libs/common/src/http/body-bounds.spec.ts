import { assert, constantFrom, property, string } from 'fast-check';
import { InvalidRequestError } from '../errors/invalid-request.error.js';
import { MAX_DEPTH, MAX_VALUES, refuseUnboundedJson } from './body-bounds.js';

/** The largest body that the server takes. */
const BODY_CHARACTERS = 256 * 1024;

const nested = (depth: number): string => '['.repeat(depth + 1) + ']'.repeat(depth + 1);

describe('the bounds of a JSON text', () => {
  test('take a text that is just as deep, and none that is deeper', () => {
    expect(() => refuseUnboundedJson(nested(MAX_DEPTH))).not.toThrow();
    expect(() => refuseUnboundedJson(nested(MAX_DEPTH + 1))).toThrow(InvalidRequestError);
    expect(() => refuseUnboundedJson(`{"a":${nested(MAX_DEPTH)}}`)).toThrow('nested more than 8 deep');
  });

  test('take lists side by side, however many there are up to the number of values', () => {
    const lists = (count: number): string => `[${Array(count).fill('[]').join()}]`;
    expect(() => refuseUnboundedJson(lists(MAX_VALUES))).not.toThrow();
    expect(() => refuseUnboundedJson(lists(MAX_VALUES + 1))).toThrow('holds more than 20000 values');
  });

  test('do not count what stands in strings', () => {
    assert(
      property(string({ unit: constantFrom('[', '"', '\\', '{', ',', ']', '}') }), (text) => {
        const deep = JSON.stringify(Array(200).fill({ [text.repeat(20)]: text.repeat(20) }));
        expect(() => refuseUnboundedJson(deep)).not.toThrow();
        expect(() => refuseUnboundedJson(deep.slice(0, -1) + `,${nested(MAX_DEPTH)}]`)).toThrow(
          InvalidRequestError,
        );
      }),
    );
  });

  test.each([
    ['opening brackets', '['.repeat(BODY_CHARACTERS)],
    ['a string that never ends', `"${'\\"'.repeat(BODY_CHARACTERS / 2)}`],
    ['backslashes, then quotes', `"${'\\'.repeat(BODY_CHARACTERS / 2)}${'"'.repeat(BODY_CHARACTERS / 2)}`],
    ['quotes', '"'.repeat(BODY_CHARACTERS)],
    ['lists in a list', `[${'[],'.repeat(BODY_CHARACTERS / 3)}`],
  ])('are found within milliseconds in %s', (_name, text) => {
    const start = performance.now();
    try {
      refuseUnboundedJson(text);
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidRequestError);
    }
    // About one in fact; a scan that looked at anything twice for each character would take seconds.
    expect(performance.now() - start).toBeLessThan(500);
  });
});
