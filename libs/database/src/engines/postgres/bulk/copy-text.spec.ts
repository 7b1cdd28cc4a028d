import { copyText } from './copy-text.js';

test('rows for COPY hold no character that ends a value or a row, and tell nothing from an empty text', () => {
  const rows = [
    { id: 7, name: 'a\tb\nc\rd\\e' },
    { id: null, name: '' },
    { id: 2 ** 53 - 1, name: '\\N' },
  ];
  expect(copyText(['id', 'name'], rows)).toBe('7\ta\\tb\\nc\\rd\\\\e\n\\N\t\n9007199254740991\t\\\\N\n');
});
