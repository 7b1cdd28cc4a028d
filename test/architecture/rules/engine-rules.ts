import { basename, dirname } from 'node:path/posix';
import { RULES } from '../rules.js';
import { facts, relativeTarget, type Rule, shippedFiles, shortName, type SourceFile } from '../tree.js';

const ENGINES = ['sqlite', 'postgres'] as const;
type Engine = (typeof ENGINES)[number];

/** What puts an engine in its place: these files alone see both sides. */
const COMPOSITION = new Set([
  'index.ts',
  'database.module.ts',
  'load-engine.ts',
  'find-damage.ts',
  'back-up.ts',
]);

/** In database, what modules use, and two engines that are alike. */
export const engineRules: Rule = (tree) => {
  const pkg = tree.packages.find((candidate) => shortName(candidate) === 'database');
  if (pkg === undefined) return [];
  const files = shippedFiles(tree, pkg);
  const engines = `${pkg.dir}/src/engines`;
  return [
    ...files.flatMap((file) => judgeImports(file, `${pkg.dir}/src`)),
    ...ENGINES.flatMap((engine) => lackingParts(files, engines, engine)),
  ];
};

function judgeImports(file: SourceFile, source: string): string[] {
  const own = roomOf(file.path, source);
  if (COMPOSITION.has(own)) return [];
  return facts(file).imports.flatMap(({ specifier }) => {
    const target = relativeTarget(file.path, specifier);
    const other = target === undefined ? '' : roomOf(target, source);
    const violation = (rule: string): string[] => [`${file.path}: imports ${specifier}: ${rule}`];
    if (!other.startsWith('engines/')) return [];
    if (!own.startsWith('engines/')) return violation(RULES.portsKnowNoEngine);
    // What the engines share is a room for both, and knows neither.
    return other === own || other === 'engines/shared' ? [] : violation(RULES.enginesKnowNotEachOther);
  });
}

/** `sql`, `engines/sqlite`; a file beside the rooms is one by itself. */
function roomOf(path: string, source: string): string {
  if (!path.startsWith(`${source}/`)) return '';
  const [first = '', second = ''] = path.slice(source.length + 1).split('/');
  return first === 'engines' ? `${first}/${second}` : first;
}

/** Those at the top of an engine's folder are its parts; what they are made of lies deeper, and is its own affair. */
function lackingParts(files: readonly SourceFile[], engines: string, engine: Engine): string[] {
  const other = engine === 'sqlite' ? 'postgres' : 'sqlite';
  const partsOf = (name: Engine): string[] =>
    files
      .filter(({ path }) => dirname(path) === `${engines}/${name}` && path.endsWith('.ts'))
      .map(({ path }) => basename(path));
  const theirs = partsOf(other);
  return partsOf(engine)
    .map((part) => part.replace(engine, other))
    .filter((part) => !theirs.includes(part))
    .map((part) => `${engines}/${other}: lacks ${part}: ${RULES.enginesMirrorEachOther}`);
}
