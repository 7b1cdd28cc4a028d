import { Client } from 'pg';

/**
 * Copies a database, with its statistics, for as long as `work` runs. Nobody may be connected to it while it is copied.
 *
 * @param url of it; its user may create databases
 * @param name what the copy's name ends with
 */
export async function withCopyOf<Result>(
  url: string,
  name: string,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const copy = `${database}_${name}`;
  await onServer(url, [
    `DROP DATABASE IF EXISTS "${copy}" WITH (FORCE)`,
    `CREATE DATABASE "${copy}" TEMPLATE "${database}"`,
  ]);
  try {
    return await work(urlOf(url, copy));
  } finally {
    await onServer(url, [`DROP DATABASE "${copy}" WITH (FORCE)`]);
  }
}

/** On another database: one that is copied can have no session. */
async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: urlOf(url, 'postgres') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${encodeURIComponent(database)}` }).href;
}
