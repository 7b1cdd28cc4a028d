// @ts-check
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';
import { SQLITE_DRIVER } from '../../libs/database/src/engines/sqlite/driver/sqlite-driver.js';

const TESTS = new URL('../', import.meta.url).href;

/** What is the same for all specs of a process, and costs much. */
const SHARED = new URL('support/shared/', TESTS).href;

/** What specs get under another name. */
const INSTEAD = new Map([
  // Under its own name the driver is not installed: specs get the version that fits this Node.
  ['better-sqlite3', SQLITE_DRIVER],
  ['fast-check', new URL('support/seeded-fast-check.ts', TESTS).href],
]);

/** Workspace packages resolve to their TypeScript sources, as they do for the compiler. */
const SOURCES = 'retinue-source';

/** @type {import('node:module').ResolveHook} */
export async function resolve(specifier, context, nextResolve) {
  const wanted = asSource(INSTEAD.get(specifier) ?? specifier, context.parentURL);
  const conditions = [SOURCES, ...context.conditions];
  const resolved = await nextResolve(wanted, { ...context, conditions });
  return { ...resolved, url: resolved.url + ofSpec(resolved.url, context.parentURL) };
}

/**
 * The TypeScript of a relative `*.js`, when that is what there is.
 *
 * @param {string} specifier
 * @param {string | undefined} parent
 */
function asSource(specifier, parent) {
  if (parent === undefined || !/^\.{1,2}\/.*\.js$/.test(specifier)) return specifier;
  const source = new URL(specifier.replace(/js$/, 'ts'), parent);
  return existsSync(source) ? source.href : specifier;
}

/**
 * What makes a module of the tests one of the spec that asks for it.
 *
 * @param {string} url
 * @param {string | undefined} parent
 */
function ofSpec(url, parent) {
  if (!url.startsWith(TESTS) || url.startsWith(SHARED) || url.includes('?')) return '';
  return /\?spec=\d+$/.exec(parent ?? '')?.[0] ?? '';
}

/** Sources that were compiled, by their address without the spec. @type {Map<string, Promise<string>>} */
const compiled = new Map();

/** @type {import('node:module').LoadHook} */
export async function load(url, context, nextLoad) {
  const [file = ''] = url.split('?');
  if (!file.endsWith('.ts')) return nextLoad(url, context);
  const source = compiled.get(file) ?? compile(fileURLToPath(file));
  compiled.set(file, source);
  return { format: 'module', source: await source, shortCircuit: true };
}

/** @param {string} file */
async function compile(file) {
  const { code } = await transform(await readFile(file, 'utf8'), {
    filename: file,
    sourceMaps: 'inline',
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
    },
    module: { type: 'es6' },
  });
  return code;
}
