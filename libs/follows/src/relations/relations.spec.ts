import { BLOCKS } from '../blocks/block.js';
import { FOLLOWS } from '../following/follow.js';
import { FOLLOW_REQUESTS } from '../requests/follow-request.js';
import { fieldsOf } from './relation.js';
import { isPlain, Relations } from './relations.js';

describe('the list of relations', () => {
  it('has no two of one name or of one table', () => {
    expect(() => new Relations([BLOCKS, { ...FOLLOWS, name: 'blocks' }])).toThrow(
      'Two relations have the name blocks',
    );
    expect(() => new Relations([BLOCKS, { ...BLOCKS, name: 'bans' }])).toThrow(
      'Two relations have the table blocks',
    );
  });

  it('tells those that are their rows and nothing more from follows', () => {
    expect([FOLLOWS, BLOCKS, FOLLOW_REQUESTS].filter(isPlain)).toEqual([BLOCKS, FOLLOW_REQUESTS]);
  });
});

test('files call the columns of a relation by the names that its description leads to', () => {
  expect(fieldsOf(FOLLOW_REQUESTS)).toEqual({
    from: 'followerId',
    to: 'followeeId',
    createdAt: 'requestedAt',
  });
  expect(fieldsOf({ ...BLOCKS, from: 'close_friend_of_id', hasExpiry: true })).toEqual({
    from: 'closeFriendOfId',
    to: 'blockedId',
    createdAt: 'createdAt',
    expiresAt: 'expiresAt',
  });
});
