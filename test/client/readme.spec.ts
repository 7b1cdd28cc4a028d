import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { useTestApp } from '../support/start-test-app.js';

const README = resolve(import.meta.dirname, '../../libs/client/README.md');

describe('the README of the client', () => {
  const service = useTestApp({ AUTH_MODE: 'token' });

  it('says of each problem, once, what to do about it', async () => {
    const readme = await readFile(README, 'utf8');
    const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
    // The first row is the head of the table.
    const said = rows
      .slice(1)
      .flatMap((row) => [...row.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, code = '']) => code));
    const codes = service.document.components.schemas['Problem']?.properties?.['code']?.enum ?? [];
    expect(said.sort()).toEqual(codes.map(String).sort());
  });
});
