import { RULES } from '../rules.js';
import {
  facts,
  findPackage,
  packageName,
  resolveFile,
  type Rule,
  shippedFiles,
  shortName,
  type Tree,
} from '../tree.js';

/** No circles between packages, and none between files. Types count: what is only compiled is still to be understood. */
export const cycleRules: Rule = (tree) => [
  ...findCycles(packageGraph(tree)).map(
    ([first, ...rest]) => `${first}: imports ${rest.join(' -> ')}: ${RULES.noPackageCycle}`,
  ),
  ...findCycles(fileGraph(tree)).map(
    ([first, ...rest]) => `${first}: imports ${rest.join(' -> ')}: ${RULES.noFileCycle}`,
  ),
  ...tree.files
    .filter((file) => facts(file).identifiers.has('forwardRef'))
    .map(({ path }) => `${path}: uses forwardRef: ${RULES.noForwardRef}`),
];

type Graph = ReadonlyMap<string, readonly string[]>;

function packageGraph(tree: Tree): Graph {
  return new Map(
    tree.packages.map((pkg) => {
      const others = shippedFiles(tree, pkg)
        .flatMap((file) => facts(file).imports)
        .map(({ specifier }) => findPackage(tree, packageName(specifier)))
        .filter((other) => other !== undefined && other !== pkg)
        .map((other) => shortName(other!));
      return [shortName(pkg), [...new Set(others)].sort()];
    }),
  );
}

function fileGraph(tree: Tree): Graph {
  return new Map(
    tree.packages
      .flatMap((pkg) => shippedFiles(tree, pkg))
      .map((file) => {
        const targets = facts(file)
          .imports.map(({ specifier }) => resolveFile(tree, file.path, specifier)?.path)
          .filter((path) => path !== undefined);
        return [file.path, targets];
      }),
  );
}

/** Circles, each from the node where the search met it first back to that node. */
function findCycles(graph: Graph): string[][] {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const walk = (node: string, trail: readonly string[]): void => {
    const seenAt = trail.indexOf(node);
    if (seenAt >= 0) cycles.push([...trail.slice(seenAt), node]);
    if (seenAt >= 0 || finished.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node]);
    finished.add(node);
  };
  for (const node of [...graph.keys()].sort()) walk(node, []);
  return cycles;
}
