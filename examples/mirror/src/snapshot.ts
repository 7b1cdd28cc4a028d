import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Change } from './mirror-file.js';

type Line = Readonly<Record<string, unknown>>;

/** The files that `retinue export` writes, and what a line of each says. */
const FILES: Readonly<Record<string, (line: Line) => Change>> = {
  'users.ndjson': ({ id, externalId }) => ({
    does: 'put user',
    id: id as number,
    externalId: (externalId as string | null | undefined) ?? null,
  }),
  'follows.ndjson': edgesOf('follow', 'followerId', 'followeeId'),
  'follow-requests.ndjson': edgesOf('request', 'followerId', 'followeeId'),
  'blocks.ndjson': edgesOf('block', 'blockerId', 'blockedId'),
};

/** The place from before the first row was read: all that the files lack comes after it. */
export async function placeOfSnapshot(folder: string): Promise<string> {
  return (await readFile(join(folder, 'place.txt'), 'utf8')).trim();
}

/** All that is in the files of a folder. */
export async function* changesOfSnapshot(folder: string): AsyncGenerator<Change> {
  for (const [name, changeOf] of Object.entries(FILES)) {
    const lines = createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Infinity });
    for await (const line of lines) yield changeOf(JSON.parse(line) as Line);
  }
}

function edgesOf(kind: 'follow' | 'request' | 'block', from: string, to: string): (line: Line) => Change {
  return (line) => ({ does: 'put edge', kind, from: line[from] as number, to: line[to] as number });
}
