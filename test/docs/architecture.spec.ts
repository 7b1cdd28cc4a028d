import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

const SOURCE = /(?:apps|libs)\/[\w./-]+\.ts/g;
const PARTICIPANT = /^ {2}participant (\w+) as (\S+)$/gm;
const MESSAGE = /^ {2}(\w+)-?->>(\w+): (?:new )?(\w+)\(/gm;

describe('docs/architecture.md', () => {
  it('names source files that are there', () => {
    const paths = [...new Set(text.match(SOURCE))];

    expect(paths.length).toBeGreaterThan(25);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names functions that the file has which is asked for them', () => {
    const diagrams = text
      .split('```mermaid')
      .slice(1)
      .map((part) => part.split('```')[0]!);

    const missing = diagrams.flatMap((diagram) => {
      const fileOf = new Map([...diagram.matchAll(PARTICIPANT)].map(([, name, path]) => [name!, path!]));
      return [...diagram.matchAll(MESSAGE)].flatMap(([message, , target, name]) => {
        const source = readFileSync(join(root, fileOf.get(target!)!), 'utf8');
        return new RegExp(`\\b${name!}\\b`).test(source) ? [] : [message.trim()];
      });
    });

    expect(diagrams).toHaveLength(3);
    expect(missing).toEqual([]);
  });

  it('names methods that the file before them has', () => {
    const named = [...text.matchAll(/`((?:apps|libs)\/[\w./-]+\.ts)`: `(\w+)`/g)];

    expect(named.length).toBeGreaterThan(3);
    expect(
      named.filter(
        ([, path, method]) => !new RegExp(`\\b${method!}\\(`).test(readFileSync(join(root, path!), 'utf8')),
      ),
    ).toEqual([]);
  });
});
