import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A program in a README, and the lines that it says it prints. */
export interface ReadmeExample {
  readonly source: string;
  readonly said: readonly string[];
}

/**
 * The programs of an installed package's README, in order: those that print, since the others are parts of programs. What
 * prints, but imports nothing, goes on where the one before it ended.
 */
export async function readExamples(application: string, name: string): Promise<ReadmeExample[]> {
  const readme = await readFile(join(application, 'node_modules', name, 'README.md'), 'utf8');
  const programs: ReadmeExample[] = [];
  for (const [, source = ''] of readme.matchAll(/```js\n(.*?)```/gs)) {
    const said = [...source.matchAll(/^\s*console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text = '']) => text);
    if (said.length === 0) continue;
    const before = /^import /m.test(source) ? undefined : programs.pop();
    programs.push({
      source: (before?.source ?? '') + source,
      said: [...(before?.said ?? []), ...said],
    });
  }
  return programs;
}

/** @returns the file that holds the program in the application, such as `example-1.mjs` */
export async function writeExample(application: string, { source }: ReadmeExample): Promise<string> {
  const file = `example-${counter++}.mjs`;
  await writeFile(join(application, file), source);
  return file;
}

/**
 * @param environment what the program is told beside what the tests are
 * @returns the lines that it prints in the application
 */
export async function runExample(
  application: string,
  example: ReadmeExample,
  environment: NodeJS.ProcessEnv = {},
): Promise<string[]> {
  const file = await writeExample(application, example);
  const { stdout } = await promisify(execFile)(process.execPath, [file], {
    cwd: application,
    env: { ...process.env, ...environment },
  });
  return stdout.trimEnd().split('\n');
}

let counter = 0;
