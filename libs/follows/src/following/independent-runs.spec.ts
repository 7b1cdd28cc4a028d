import type { PlannedOperation } from './follow-plan.js';
import { independentRuns } from './independent-runs.js';

const operation = (op: PlannedOperation['op'], followerId: number, followeeId: number): PlannedOperation => ({
  op,
  followerId,
  followeeId,
});

describe('runs of operations', () => {
  it('hold all operations in their order', () => {
    const operations = Array.from({ length: 50 }, (_, index) =>
      operation(index % 7 === 0 ? 'unfollow' : 'follow', 1 + (index % 3), 4 + (index % 5)),
    );
    expect(independentRuns(operations).flat()).toEqual(operations);
  });

  it('keep together whatever has different users', () => {
    const operations = [operation('follow', 1, 2), operation('follow', 1, 3), operation('follow', 2, 3)];
    expect(independentRuns(operations)).toEqual([operations]);
  });

  it.each([
    ['the same again', operation('follow', 1, 2)],
    ['the way back', operation('follow', 2, 1)],
    ['an unfollow', operation('unfollow', 3, 4)],
  ])('end before %s', (_what, next) => {
    const first = operation('follow', 1, 2);
    expect(independentRuns([first, next])).toEqual([[first], [next]]);
  });

  it('of nothing are none', () => {
    expect(independentRuns([])).toEqual([]);
  });
});
