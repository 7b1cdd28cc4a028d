import type { Store } from '../../arena/store.js';
import { isIntruder } from './credentials.js';

/** What `retinue export` writes, and which of its first columns are users whose row it is. */
const OWNED_BY: Readonly<Record<string, number>> = {
  users: 1,
  // Either end may end a follow.
  follows: 2,
  blocks: 1,
  mutes: 1,
};

/** All rows that belong to users who never call, in words, by what they are. */
export async function propertyOfOthers(store: Store): Promise<ReadonlyMap<string, string>> {
  const property = new Map<string, string>();
  for (const [what, owners] of Object.entries(OWNED_BY)) {
    const { code, stdout, stderr } = await store.retinue(['export', what]);
    if (code !== 0) throw new Error(`${what} could not be exported: ${stderr}`);
    const rows = stdout
      .split('\n')
      .slice(1)
      .filter((row) => !row.split(',').slice(0, owners).map(Number).some(isIntruder));
    property.set(what, rows.toSorted().join('\n'));
  }
  return property;
}
