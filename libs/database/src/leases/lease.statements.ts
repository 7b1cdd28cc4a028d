import { manyRowsStatement, statement } from '../sql/statement.js';

/** Milliseconds since 1970 UTC. One clock for all processes: that of the database, or of the machine whose file it is. */
const NOW = {
  sqlite: `CAST(unixepoch('subsec') * 1000 AS INTEGER)`,
  postgres: `CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)`,
};

/** Longer than any lease lasts: one that ends later was made by a clock that was ahead. */
const TOO_LONG_MS = 60 * 60 * 1_000;

const IS_FREE = (now: string): string => `
  leases.holder = excluded.holder OR leases.held_until <= ${now} OR leases.held_until > ${now} + ${TOO_LONG_MS}`;

/** Changes a row when the lease is the holder's now. */
export const TAKE_LEASE = manyRowsStatement({
  columns: { name: 'text', holder: 'text', milliseconds: 'integer' },
  sqlite: `
    INSERT INTO leases (name, holder, held_until) VALUES (:name, :holder, ${NOW.sqlite} + :milliseconds)
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
    WHERE ${IS_FREE(NOW.sqlite)}`,
  // Sorted: two processes that take several wait for each other in one order.
  postgres: (rows) => `
    WITH wanted AS (SELECT * FROM (${rows}) AS given), taken AS (
      INSERT INTO leases (name, holder, held_until)
      SELECT name, holder, ${NOW.postgres} + milliseconds FROM wanted ORDER BY name
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
      WHERE ${IS_FREE(NOW.postgres)}
      RETURNING name
    ) SELECT ordinal FROM wanted JOIN taken USING (name)`,
});

export const RELEASE_LEASE = statement<{ readonly name: string; readonly holder: string }>(
  `DELETE FROM leases WHERE name = :name AND holder = :holder`,
);

const sweepBy = (now: string): string => `DELETE FROM leases WHERE held_until < ${now} - ${TOO_LONG_MS}`;

/** Removes what nobody has held for long. */
export const SWEEP_LEASES = statement({ sqlite: sweepBy(NOW.sqlite), postgres: sweepBy(NOW.postgres) });

const heldBy = (now: string): string =>
  `SELECT name FROM leases WHERE name >= :from AND name < :upTo AND held_until > ${now} ORDER BY name`;

/** The leases that somebody holds, of a range of names. */
export const HELD_LEASES = statement<
  { readonly from: string; readonly upTo: string },
  { readonly name: string }
>({ sqlite: heldBy(NOW.sqlite), postgres: heldBy(NOW.postgres) });
