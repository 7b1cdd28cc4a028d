import { changedColumns, toColumns, toUser } from './user.mapper.js';

const ANN = {
  externalId: '4711',
  firstName: 'Ánn',
  lastName: 'Other',
  email: 'Ann@Example.org',
  type: 'person',
  isPrivate: false,
  metadata: { displayName: 'Ann' },
} as const;

describe('a user’s columns', () => {
  test('hold the profile, and what it is compared and searched by', () => {
    expect(toColumns(ANN)).toEqual({
      externalId: '4711',
      firstName: 'Ánn',
      lastName: 'Other',
      email: 'Ann@Example.org',
      emailKey: 'ann@example.org',
      nameKey: 'ann other',
      lastNameKey: 'other',
      type: 'person',
      isPrivate: 0,
      metadata: '{"displayName":"Ann"}',
    });
  });

  test('that change are those of the fields, and the keys made of them', () => {
    const changed = (changes: object): readonly string[] =>
      Object.keys(changedColumns(ANN, { ...ANN, ...changes }));
    expect(changed({})).toEqual([]);
    expect(changed({ firstName: 'Eve' })).toEqual(['firstName', 'nameKey']);
    expect(changed({ email: null })).toEqual(['email', 'emailKey']);
    expect(changed({ metadata: {} })).toEqual(['metadata']);
    expect(changed({ lastName: 'Else' })).toEqual(['lastName', 'nameKey', 'lastNameKey']);
    expect(changed({ isPrivate: true, type: 'brand' })).toEqual(['type', 'isPrivate']);
  });

  test('of keys stay where a change is one of case only', () => {
    expect(changedColumns(ANN, { ...ANN, email: 'ANN@example.org', firstName: 'ann' })).toEqual({
      firstName: 'ann',
      email: 'ANN@example.org',
    });
  });

  test('come back as the user', () => {
    const row = {
      id: 5,
      external_id: '4711',
      first_name: 'Ánn',
      last_name: 'Other',
      email: 'Ann@Example.org',
      type: 'brand',
      is_private: 1,
      metadata: '{"displayName":"Ann"}',
      version: 3,
      created_at: 0,
      updated_at: 1_000,
      followers_count: 7,
      following_count: 8,
    } as const;
    expect(toUser(row)).toEqual({
      ...ANN,
      id: 5,
      type: 'brand',
      isPrivate: true,
      version: 3,
      createdAt: new Date(0),
      updatedAt: new Date(1_000),
      followersCount: 7,
      followingCount: 8,
    });
  });
});
