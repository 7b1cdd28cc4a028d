import { assert, property, string } from 'fast-check';
import { searchKey } from './search-key.js';

const text = string({ unit: 'grapheme', maxLength: 50 });

describe('what text is searched by', () => {
  test('is the same for what was typed in any case', () => {
    assert(
      property(text, (given) => {
        expect(searchKey(given.toLowerCase())).toBe(searchKey(given));
        expect(searchKey(given.toUpperCase())).toBe(searchKey(given));
      }),
    );
  });

  test('is the same for text put together and taken apart', () => {
    assert(
      property(text, (given) => {
        expect(searchKey(given.normalize('NFD'))).toBe(searchKey(given.normalize('NFC')));
      }),
    );
  });

  test('is its own key', () => {
    assert(property(text, (given) => expect(searchKey(searchKey(given))).toBe(searchKey(given))));
  });

  test.each(['\u200b', '\u200d', '\ufe0f', '\u2800', '\u3164', '\u00ad', '\u2060', '\ufeff', '\u0301'])(
    'does not count %j, which shows nothing by itself',
    (unseen) => {
      expect(searchKey(`A${unseen}nn`)).toBe('ann');
      expect(searchKey(unseen)).toBe('');
    },
  );

  test('keeps what begins with a prefix beginning with the key of the prefix, letter by letter', () => {
    for (const name of [
      'İbrahim Çelik',
      'Strauß',
      'Łukasz Żółć',
      'Ægir Þórsson',
      'ΑΓΓΕΛΟΣ',
      '김민준',
      '山田太郎',
    ]) {
      const letters = Array.from(name.normalize('NFC'));
      for (let length = 1; length <= letters.length; length += 1) {
        expect(searchKey(name).startsWith(searchKey(letters.slice(0, length).join('')))).toBe(true);
      }
    }
  });
});
