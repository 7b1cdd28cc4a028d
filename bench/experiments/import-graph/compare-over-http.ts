import type { EdgeLists } from './edge-lists.js';

/** Each user's lists are read at one of these, in turn. */
const PAGE_SIZES = [7, 50, 333, 1_000] as const;

interface Page {
  readonly items: readonly { readonly id: number }[];
  readonly nextCursor: string | null;
}

/**
 * Holds both counts and both whole lists of users, as the server answers them, against the file.
 *
 * @returns what differs, in words; empty when all is equal
 */
export async function compareOverHttp(
  url: string,
  userIds: readonly number[],
  lists: EdgeLists,
): Promise<string[]> {
  const differences: string[] = [];
  for (const [index, id] of userIds.entries()) {
    const user = await getJson<{ followersCount: number; followingCount: number }>(`${url}/v1/users/${id}`);
    const limit = PAGE_SIZES[index % PAGE_SIZES.length]!;
    for (const direction of ['followers', 'following'] as const) {
      const expected = [...(lists[direction].get(id) ?? [])].sort((one, other) => one - other);
      const count = direction === 'followers' ? user.followersCount : user.followingCount;
      const listed = await readAll(`${url}/v1/users/${id}/${direction}?limit=${limit}`);
      listed.sort((one, other) => one - other);
      if (count !== expected.length)
        differences.push(`user ${id}: ${count} ${direction}, the file has ${expected.length}`);
      if (listed.join() !== expected.join())
        differences.push(`user ${id}: its list of ${direction} differs (pages of ${limit})`);
    }
  }
  return differences;
}

async function readAll(firstUrl: string): Promise<number[]> {
  const ids: number[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await getJson(cursor === null ? firstUrl : `${firstUrl}&cursor=${cursor}`);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}

async function getJson<Body>(url: string): Promise<Body> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as Body;
}
