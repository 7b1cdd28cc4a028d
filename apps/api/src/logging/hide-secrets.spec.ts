import { hideSecrets } from './hide-secrets.js';

describe('a text for the log', () => {
  test.each([
    ['GET /v1/users?q=rtk_abc-DEF_1 answered 500', 'GET /v1/users?q=rtk_*** answered 500'],
    ['with eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0. in it', 'with eyJ*** in it'],
    ['Authorization: bearer abc.DEF~1+/=-_, and more', 'Authorization: bearer ***, and more'],
    ["input: 'postgres://ann:se,cr%et@db:5432/retinue'", "input: 'postgres://ann:***@db:5432/retinue'"],
    ['postgres://ann:a@a,redis://:b@b', 'postgres://ann:***@a,redis://:***@b'],
  ])('%j has no secret left', (text, shown) => {
    expect(hideSecrets(text)).toBe(shown);
  });

  test.each([
    'Listening on http://[::1]:8000, docs at http://localhost:8000/docs',
    'GET http://db:8000/v1/users/ext:ann@example.com answered 500 internal_error',
    'the bearer of this',
    'art_rtk_',
  ])('%j stays as it is', (text) => {
    expect(hideSecrets(text)).toBe(text);
  });
});
