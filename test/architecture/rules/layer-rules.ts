import { RULES } from '../rules.js';
import {
  facts,
  folderInSource,
  isFeature,
  type Layer,
  layerOf,
  type Package,
  packageName,
  relativeTarget,
  type Rule,
  SCHEMA_FOLDER,
  shippedFiles,
  SHARED_SLICE,
  shortName,
  type SourceFile,
} from '../tree.js';
import type { Import } from '../source-facts.js';

const STORAGE = ['typeorm', '@nestjs/typeorm', 'better-sqlite3', 'pg'];
const HTTP = [
  '@nestjs/swagger',
  '@nestjs/platform-express',
  '@nestjs/platform-fastify',
  'express',
  'fastify',
];

/** The files beside the slices that put a lib together. */
const COMPOSITION = ['module', 'tables', 'relations', 'persistence'];

interface LayerRule {
  readonly rule: string;
  readonly mayImport: readonly Layer[];
  readonly refuses: (specifier: string) => boolean;
}

const LAYER_RULES: Readonly<Record<Layer, LayerRule>> = {
  domain: {
    rule: RULES.domainStandsAlone,
    mayImport: ['domain'],
    refuses: (specifier) =>
      specifier.startsWith('@nestjs/') ||
      [...STORAGE, ...HTTP, 'class-validator', 'class-transformer'].includes(packageName(specifier)) ||
      isSubpathOfOurs(specifier),
  },
  application: {
    rule: RULES.applicationIsPlain,
    mayImport: ['application', 'domain'],
    refuses: (specifier) =>
      (specifier.startsWith('@nestjs/') && specifier !== '@nestjs/common') ||
      [...STORAGE, ...HTTP].includes(packageName(specifier)) ||
      isSubpathOfOurs(specifier),
  },
  http: {
    rule: RULES.httpReachesNoStorage,
    mayImport: ['http', 'application', 'domain'],
    refuses: (specifier) => STORAGE.includes(packageName(specifier)),
  },
  persistence: {
    rule: RULES.persistenceServesDomain,
    mayImport: ['persistence', 'domain'],
    refuses: (specifier) => HTTP.includes(packageName(specifier)) || isSubpathOfOurs(specifier),
  },
  composition: {
    rule: RULES.sliceFilePutsItsSliceTogether,
    mayImport: ['http', 'application', 'domain', 'persistence', 'composition'],
    refuses: (specifier) => [...STORAGE, ...HTTP].includes(packageName(specifier)),
  },
};

/** `http -> application -> domain <- persistence`, and the module file alone above them. */
export const layerRules: Rule = (tree) =>
  tree.packages
    .filter((pkg) => isFeature(tree, pkg))
    .flatMap((pkg) => shippedFiles(tree, pkg).flatMap((file) => judgeFile(pkg, file)));

function judgeFile(pkg: Package, file: SourceFile): string[] {
  if (folderInSource(pkg, file.path) === '') return judgeRootFile(pkg, file);
  const layer = layerOf(file.path);
  const violations = facts(file).imports.flatMap((imported) => judgeImport(pkg, file, layer, imported));
  if (isNested(pkg, file.path))
    violations.push(`${file.path}: is in a folder of a slice: ${RULES.slicesAreFlat}`);
  if (layer !== 'persistence' && facts(file).literals.some(isSql))
    violations.push(`${file.path}: holds SQL: ${RULES.sqlStaysInPersistence}`);
  if (layer === 'domain' || layer === 'application')
    violations.push(
      ...placesIn(file).map((place) => `${file.path}: says ${place}: ${RULES.placesStayInHttp}`),
    );
  return violations;
}

function judgeImport(pkg: Package, file: SourceFile, layer: Layer, imported: Import): string[] {
  const { rule, mayImport, refuses } = LAYER_RULES[layer];
  const { specifier, typeOnly } = imported;
  const target = relativeTarget(file.path, specifier);
  const violation = (broken: string): string[] => [`${file.path}: imports ${specifier}: ${broken}`];
  if (target === undefined) {
    if (refuses(specifier)) return violation(rule);
    if (layer === 'domain' && specifier === '@retinue/database' && !typeOnly)
      return violation(RULES.domainSeesDatabaseTypesOnly);
    return [];
  }
  if (!target.startsWith(`${pkg.dir}/src/`)) return [];
  const slice = folderInSource(pkg, target);
  // The index and the module know everybody; nobody in a slice knows them.
  if (slice === '') return violation(rule);
  const targetLayer = layerOf(target);
  const isOwn = [folderInSource(pkg, file.path), SHARED_SLICE].includes(slice);
  // What a slice is made of, it is told by no other; and nobody in it asks what it is part of.
  const asPart = layer === 'composition' ? isOwn : targetLayer !== 'composition';
  if (!asPart) return violation(RULES.sliceFilePutsItsSliceTogether);
  if (layer === 'composition' && targetLayer === 'http' && imported.onDemand !== true)
    return violation(RULES.servicesLoadNoRoutes);
  if (!mayImport.includes(targetLayer)) {
    const violations = violation(rule);
    if (targetLayer === 'persistence') violations.push(...violation(RULES.onlyModuleBindsAdapters));
    return violations;
  }
  return targetLayer === 'persistence' && !isOwn ? violation(RULES.slicesMeetAboveStorage) : [];
}

function judgeRootFile(pkg: Package, file: SourceFile): string[] {
  const name = file.path.slice(`${pkg.dir}/src/`.length);
  const routesModule = `${shortName(pkg)}-http.module.ts`;
  const putsTogether = COMPOSITION.some((kind) => name === `${shortName(pkg)}.${kind}.ts`);
  // What entities.ts may show is told by the rules for exports.
  if (name === 'entities.ts' || name === routesModule) return [];
  if (!putsTogether && name !== 'index.ts' && name !== 'http.ts')
    return [`${file.path}: is beside the slices: ${RULES.srcRootIsIndexAndModule}`];
  const imported = facts(file).imports.map(({ specifier }) => ({
    specifier,
    target: relativeTarget(file.path, specifier),
  }));
  const violations = (rule: string, isOne: (target: string) => boolean): string[] =>
    imported
      .filter(({ target }) => target !== undefined && isOne(target))
      .map(({ specifier }) => `${file.path}: imports ${specifier}: ${rule}`);
  return [
    ...(putsTogether
      ? []
      : violations(RULES.onlyModuleBindsAdapters, (target) => layerOf(target) === 'persistence')),
    ...(name === 'http.ts'
      ? []
      : violations(
          RULES.servicesLoadNoRoutes,
          (target) => layerOf(target) === 'http' || /\/(http|\w+-http\.module)\.js$/.test(target),
        )),
  ];
}

/** Where migrations of the same name lie side by side. */
const ENGINE_FOLDERS = new Set(['sqlite', 'postgres'].map((engine) => `${SCHEMA_FOLDER}/${engine}`));

function isNested(pkg: Package, path: string): boolean {
  const folders = path.slice(`${pkg.dir}/src/`.length).split('/').slice(0, -1);
  return folders.length > 1 && !ENGINE_FOLDERS.has(folders.join('/'));
}

function isSubpathOfOurs(specifier: string): boolean {
  return specifier.startsWith('@retinue/') && specifier !== packageName(specifier);
}

/** Where a value stands in a request, as a problem says it. */
function placesIn(file: SourceFile): string[] {
  const { literals, identifiers } = facts(file);
  const members = ['pointer', 'parameter'].filter((member) => identifiers.has(member));
  return [...literals.filter((text) => /^#\/|^(If-Match|Idempotency-Key)\b/.test(text)), ...members];
}

function isSql(text: string): boolean {
  return /\b(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\s)/.test(text);
}
