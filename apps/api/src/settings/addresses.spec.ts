import { asPublicUrl, isAddressOrRange, isPublicUrl } from './addresses.js';

describe('a trusted proxy', () => {
  test.each([
    '10.0.0.1',
    '10.0.0.0/8',
    '192.168.1.7/32',
    '::1',
    'fd00::/8',
    '2001:db8::1/128',
    '::ffff:10.0.0.1',
  ])('may be %s', (text) => {
    expect(isAddressOrRange(text)).toBe(true);
  });

  test.each([
    '',
    'true',
    '*',
    '2',
    'loopback',
    'proxy.example',
    '10.0.0.0/0',
    '::/0',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    '10.1',
    '10.0.0.1:80',
  ])('may not be %j', (text) => {
    expect(isAddressOrRange(text)).toBe(false);
  });
});

describe('the public address', () => {
  test.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://API.example.com/', 'https://api.example.com'],
    ['https://api.example.com:443/retinue/v2/', 'https://api.example.com/retinue/v2'],
    ['http://[::1]:8000', 'http://[::1]:8000'],
  ])('%s is read as %s', (text, read) => {
    expect(asPublicUrl(text)).toBe(read);
  });

  test.each([
    'api.example.com',
    'ftp://api.example.com',
    'https://',
    'https://ann:secret@api.example.com',
    'https://api.example.com?x=1',
    'https://api.example.com/#x',
    'https://api.example.com/a>b',
    'https://api.example.com//a',
    'https://api.exa mple.com',
  ])('may not be %s', (text) => {
    expect([isPublicUrl(text), asPublicUrl(text)]).toEqual([false, text]);
  });
});
