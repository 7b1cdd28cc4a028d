import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

interface SourceMap {
  readonly sources: readonly string[];
}

/**
 * What is wrong with the source maps of an installed package: compiled files and declarations without one, and maps that
 * lead to no file of the package.
 */
export async function findBrokenMaps(folder: string, files: readonly string[]): Promise<string[]> {
  const unmapped = files
    .filter((file) => /^dist\/.*\.(js|d\.ts)$/.test(file) && !files.includes(`${file}.map`))
    .map((file) => `${file} has no map`);
  const maps = files.filter((file) => file.endsWith('.map'));
  const lost = await Promise.all(
    maps.map(async (file) => {
      const { sources } = JSON.parse(await readFile(join(folder, file), 'utf8')) as SourceMap;
      const missing = sources.filter((source) => !existsSync(resolve(folder, dirname(file), source)));
      return sources.length === 0
        ? [`${file} has no source`]
        : missing.map((source) => `${file}: no ${source}`);
    }),
  );
  return [...unmapped, ...lost.flat()];
}
