import { readFile } from 'node:fs/promises';
import { EVENT_DATA } from '../../libs/follows/src/events/event-data.js';
import { CHANGE_KINDS, CHANGE_TYPES } from '../../libs/follows/src/events/event-kinds.js';
import { fileInRepository } from '../support/repository.js';

it('the page of events lists each type, how it comes about, and what its data holds', async () => {
  const text = await readFile(fileInRepository('docs/events.md'), 'utf8');
  const told = [...text.matchAll(/^\| `([a-z]+\.[a-z]+)` +\|([^|]+)\|([^|]*)\|$/gm)].map(
    // What follows the colon says what it is.
    ([, type, causes, data]) => [type, namesIn(causes!), namesIn(data!.split(':')[0]!)],
  );
  const known = CHANGE_TYPES.map((type) => {
    const causes = Object.values(CHANGE_KINDS).flatMap((kind) => (kind.type === type ? [kind.cause] : []));
    return [type, sorted(new Set(causes)), sorted(EVENT_DATA[type])];
  });
  expect(told).toEqual(known);
});

function namesIn(text: string): string[] {
  return sorted([...text.matchAll(/`(\w+)`/g)].map(([, name]) => name!));
}

function sorted(names: Iterable<string>): string[] {
  return [...names].toSorted();
}
