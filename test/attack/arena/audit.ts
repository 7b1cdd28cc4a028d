import type { Arena } from './arena.js';
import type { Client } from './client.js';
import type { Ledger } from './ledger.js';
import { WRITERS } from './writers.js';

/** Far more pages than any list has. */
const TOO_MANY_PAGES = 10_000;

/** Compares what the server shows with what writers were told, and every count with its list. */
export async function audit({ tally }: Arena, client: Client, ledger: Ledger): Promise<void> {
  const stored = new Set<string>();
  for (let writer = 1; writer <= WRITERS; writer += 1) {
    const followees = await readList<{ id: number }>(client, `/v1/users/${writer}/following?limit=1000`);
    // Among each other they follow nobody; whom the graph lets them follow is nothing to them.
    for (const { id } of followees) if (id > WRITERS) stored.add(`${writer}>${id}`);
    const { body } = await client.get(`/v1/users/${writer}`);
    const { followingCount } = JSON.parse(body) as { followingCount: number };
    tally.expect(
      followingCount === followees.length,
      `user ${writer} counts ${followingCount} and lists ${followees.length}`,
    );
  }
  for (const { lastName } of await readList<{ lastName: string }>(client, '/v1/users?limit=1000')) {
    if (lastName.startsWith('Written')) stored.add(lastName);
  }
  const { lost, phantom } = ledger.faults(stored);
  tally.lost += lost.length;
  tally.phantom += phantom.length;
  tally.expect(lost.length === 0, `lost: ${lost.slice(0, 5).join(', ')}`);
  tally.expect(phantom.length === 0, `phantom: ${phantom.slice(0, 5).join(', ')}`);
  ledger.settle(stored);
}

async function readList<Item>(client: Client, path: string): Promise<Item[]> {
  const items: Item[] = [];
  let cursor = '';
  for (let page = 0; page < TOO_MANY_PAGES; page += 1) {
    const { status, body, error } = await client.get(`${path}${cursor}`);
    if (status !== 200) throw new Error(`GET ${path}: ${error ?? status} ${body}`);
    const { items: more, nextCursor } = JSON.parse(body) as { items: Item[]; nextCursor: string | null };
    items.push(...more);
    if (nextCursor === null) return items;
    cursor = `&cursor=${nextCursor}`;
  }
  throw new Error(`GET ${path} does not end`);
}
