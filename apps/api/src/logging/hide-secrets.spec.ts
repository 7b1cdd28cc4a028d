import { hideSecrets } from './hide-secrets.js';

describe('a text for the log', () => {
  test.each([
    ['GET /v1/users?q=rtk_abc-DEF_1 answered 500', 'GET /v1/users?q=rtk_*** answered 500'],
    ['with eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0. in it', 'with eyJ*** in it'],
    ['Authorization: bearer abc.DEF~1+/=-_, and more', 'Authorization: bearer ***, and more'],
    ["input: 'postgres://ann:se,cr%et@db:5432/retinue'", "input: 'postgres://ann:***@db:5432/retinue'"],
    ['postgres://ann:a@a,redis://:b@b', 'postgres://ann:***@a,redis://:***@b'],
    [
      'GET http://db:8000/v1/users/ext:ann@example.com answered 500',
      'GET http://db:8000/v1/users/ext:***@*** answered 500',
    ],
    ['Key (email)=(Ann.Lund+x@mail.example.co.uk) already exists.', 'Key (email)=(***@***) already exists.'],
    ['GET /v1/users?email=ann%40example.com&limit=1', 'GET /v1/users?email=***@***&limit=1'],
    ['<ann@example.com>, "bo@example.org".', '<***@***>, "***@***".'],
  ])('%j has no secret left', (text, shown) => {
    expect(hideSecrets(text)).toBe(shown);
  });

  test.each([
    'Listening on http://[::1]:8000, docs at http://localhost:8000/docs',
    'GET http://db:8000/v1/users/ext:ann@example answered 500 internal_error',
    'connect ECONNREFUSED postgres://ann@db.example.com:5432/retinue',
    'at run (/app/node_modules/.store/typeorm@1.0.0/node_modules/typeorm/index.js:1:1)',
    `${'a'.repeat(100_000)}@`,
    'the bearer of this',
    'art_rtk_',
  ])('%j stays as it is', (text) => {
    expect(hideSecrets(text)).toBe(text);
  });
});
