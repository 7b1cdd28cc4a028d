import { readFile } from 'node:fs/promises';
import { CHANGE_KINDS } from '../../libs/follows/src/events/event-kinds.js';
import { fileInRepository } from '../support/repository.js';

it('the page of events lists each type, and how it comes about', async () => {
  const text = await readFile(fileInRepository('docs/events.md'), 'utf8');
  const told = [...text.matchAll(/^\| `([a-z]+\.[a-z]+)` +\|([^|]+)\|([^|]*)\|$/gm)].map(
    ([, type, causes, data]) => [type, namesIn(causes!), data!.includes('`follower`')],
  );
  const kinds = Object.values(CHANGE_KINDS);
  const known = [...new Set(kinds.map(({ type }) => type))].map((type) => {
    const ofType = kinds.filter((kind) => kind.type === type);
    return [
      type,
      ofType.map(({ cause }) => cause).toSorted(),
      ofType.every(({ follower }) => follower !== undefined),
    ];
  });
  expect(told.toSorted(byType)).toEqual(
    known.map(([type, causes, has]) => [type, [...new Set(causes as string[])], has]).toSorted(byType),
  );
});

function namesIn(text: string): string[] {
  return [...text.matchAll(/`(\w+)`/g)].map(([, name]) => name!).toSorted();
}

function byType([one]: readonly unknown[], [other]: readonly unknown[]): number {
  return String(one).localeCompare(String(other));
}
