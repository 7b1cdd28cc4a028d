import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { GraphEdge } from './power-law-graph.js';

/** Edges in one piece of text: few enough to hold, enough that the stream costs nothing. */
const EDGES_AT_ONCE = 10_000;

/** Writes lines of `follower<TAB>followee<TAB>time`, as `retinue import follows` reads them. */
export async function writeEdgeFile(file: string, edges: Iterable<GraphEdge>): Promise<void> {
  await pipeline(Readable.from(textsOf(edges)), createWriteStream(file));
}

function* textsOf(edges: Iterable<GraphEdge>): Iterable<string> {
  let lines: string[] = [];
  for (const { follower, followee, time } of edges) {
    lines.push(`${follower}\t${followee}\t${new Date(time).toISOString()}\n`);
    if (lines.length < EDGES_AT_ONCE) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}

/**
 * The lines of an edge list, split at tabs: follower, followee and, where the file has it, the time.
 *
 * @param file gzipped when its name ends with `.gz`
 */
export async function* readEdgeFile(file: string): AsyncIterable<string[]> {
  const bytes = createReadStream(file);
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  for await (const line of createInterface({ input })) yield line.split('\t');
}
