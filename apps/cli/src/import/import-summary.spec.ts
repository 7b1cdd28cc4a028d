import { describeSummary } from './import-summary.js';

const NOTHING = { read: 0, added: 0, alreadyThere: 0, rejected: 0 };

describe('the summary of an import that failed', () => {
  it.each([
    [0, 'nothing was added'],
    [7, 'what was added stays'],
  ])('after %i rows says that %s', (added, words) => {
    const text = describeSummary('users', 'failed', { ...NOTHING, read: added, added }, 1, 'rejected.tsv');
    expect(text.split('\n')[0]).toBe(`import users: failed, ${words}, 1.0 s, ${added} lines/s`);
  });
});
