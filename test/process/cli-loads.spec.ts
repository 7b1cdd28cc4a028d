import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { fileInRepository } from '../support/repository.js';
import { ENV, folderForEach } from './support/cli-folder.js';

const CLI = fileInRepository('apps/cli/bin/retinue.js');
const PRELOAD = fileInRepository('test/process/support/list-loaded.mjs');

/** Its decorators are in the services that relations name, and stand alone. */
const NEST = ['@nestjs/core', '@nestjs/typeorm', 'rxjs'];
const TYPEORM = ['typeorm', '@nestjs/typeorm'];
const HTTP = [
  '@nestjs/platform-express',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  'express',
  'fastify',
];

/** Packages, by the names under which they are installed, and files of ours, from the folder of the app or the lib on. */
interface Loaded {
  readonly packages: readonly string[];
  readonly ours: readonly string[];
}

/** A bundle's files are made of many: their source maps say of which. */
async function sourcesOf(file: string): Promise<string[]> {
  const path = file.replace(/^file:\/\//, '');
  const map = `${path}.map`;
  if (!path.includes('/bundle/') || !existsSync(map)) return [path];
  return (JSON.parse(await readFile(map, 'utf8')) as { sources: string[] }).sources;
}

describe('a command loads what it needs:', () => {
  const folder = folderForEach();

  const loadedBy = async (...args: string[]): Promise<Loaded> => {
    const list = join(folder.path, `loaded-${randomUUID()}`);
    await promisify(execFile)(process.execPath, ['--import', PRELOAD, CLI, ...args], {
      cwd: folder.path,
      env: { PATH: process.env['PATH'], LOADED_FILES: list, ...ENV },
    });
    const files = (await readFile(list, 'utf8')).split('\n');
    const sources = (await Promise.all(files.map(sourcesOf))).flat();
    const packages = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]);
    return {
      packages: [...new Set(packages.filter((name) => name !== undefined))],
      ours: sources.filter((source) => !source.includes('node_modules')).map((source) => basename(source)),
    };
  };

  test.each(['--help', '--version'])('%s loads neither Nest, nor TypeORM, nor a driver', async (option) => {
    const { packages, ours } = await loadedBy(option);
    expect(packages).toEqual(['commander']);
    expect(ours).toContain('program.ts');
    expect(ours.filter((file) => /settings\.ts|migrat|verify|import|export|sqlite/.test(file))).toEqual([]);
  });

  test('migrate loads TypeORM where a migration is to run, and nothing of Nest or HTTP', async () => {
    const first = await loadedBy('migrate');
    expect(first.packages).toEqual(expect.arrayContaining(['commander', 'typeorm']));
    expect(first.packages.filter((name) => [...NEST, ...HTTP].includes(name))).toEqual([]);
    expect(first.ours.filter((file) => /controller|\.module\./.test(file))).toEqual([]);

    const { packages, ours } = await loadedBy('migrate');
    expect(packages).toContain('@nestjs/common');
    expect(packages.filter((name) => [...TYPEORM, ...NEST, ...HTTP].includes(name))).toEqual([]);
    expect(ours).toContain('is-migrated.ts');
  });

  test('verify loads nothing of TypeORM, Nest or HTTP, and starts no thread; with --repair it needs them', async () => {
    await loadedBy('migrate');
    const { packages, ours } = await loadedBy('verify');
    expect(packages.filter((name) => [...TYPEORM, ...NEST, ...HTTP].includes(name))).toEqual([]);
    expect(ours).toContain('own-thread-streamer.ts');
    expect(ours.filter((file) => /controller|\.module\.|worker/.test(file))).toEqual([]);

    const repairing = await loadedBy('verify', '--repair');
    expect(repairing.packages).toEqual(expect.arrayContaining([...TYPEORM, '@nestjs/core']));
    expect(repairing.packages.filter((name) => HTTP.includes(name))).toEqual([]);
  });
});
