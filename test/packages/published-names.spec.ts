import { resolve } from 'node:path';
import { readPublishedNames } from './published-names.js';

const root = resolve(import.meta.dirname, '../..');

describe('what the libs publish', () => {
  const names = readPublishedNames(root);

  it('says what it is: each name has a JSDoc text, and each method of a service', () => {
    expect(names.filter(({ text }) => text === '').map(({ name }) => name)).toEqual([]);
  });

  // Otherwise the above could be true of nothing.
  it('is found behind every entry', () => {
    const texts = new Map(names.map(({ name, text }) => [name, text]));
    expect(texts.get('@retinue/users: UsersService')).toMatch(/^Creating, reading/);
    expect(texts.get('@retinue/users/http: UserResponse')).toMatch(/^A user/);
    expect(texts.get('@retinue/follows: FollowsService.follow')).toMatch(/^Makes the edge/);
  });
});
