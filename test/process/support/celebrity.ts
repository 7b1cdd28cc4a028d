import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** Makes user 1 of a migrated file a celebrity, in one go, and answers the hash of the body that the original route should give. */
export function fillWithFollowersOfUser1(file: string, followers: number): string {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.exec(`
    BEGIN;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ${followers})
    INSERT INTO users (id, first_name, last_name, email, email_key, name_key, last_name_key, type, is_private,
      version, created_at, updated_at)
    SELECT i, 'F' || (i * 7919 % 100003), 'L' || i, i || '@example.com', i || '@example.com', 'f', 'l', 'person', 0, 1, 0, 0
    FROM n;
    INSERT INTO user_counters
    SELECT id, iif(id = 1, ${followers}, 0), iif(id = 1, 0, 1) FROM users;
    INSERT INTO follows SELECT id, 1, id FROM users WHERE id > 1;
    COMMIT;`);
  database.close();

  const people = Array.from({ length: followers }, (_, index) => {
    const id = index + 2;
    return { first: `F${(id * 7919) % 100_003}`, last: `L${id}`, email: `${id}@example.com` };
  });
  people.sort((one, other) => compare(one.first, other.first) || compare(one.last, other.last));
  const hash = createHash('sha256');
  people.forEach(({ first, last, email }, index) => {
    hash.update(`${index === 0 ? '[' : ','}${JSON.stringify({ name: `${first} ${last}`, email })}`);
  });
  return hash.update(']').digest('hex');
}

/** By code point; the names are ASCII, where JavaScript's order is the same. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
