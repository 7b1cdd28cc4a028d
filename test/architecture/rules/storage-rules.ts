import { RULES } from '../rules.js';
import { facts, layerOf, type Rule, shortName, type Tree } from '../tree.js';

const RELATIONS = ['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany', 'JoinColumn', 'JoinTable'];

/** Tables that a feature's SQL must not name. A view that another feature publishes is not among them. */
const OTHERS_TABLES = [
  { feature: 'follows', tables: /\busers\b/, rule: RULES.followsJoinsUserCards },
  {
    feature: 'users',
    tables: /\b(follows|follow_\w+|blocks|mutes)\b/,
    rule: RULES.usersReadsNoFollows,
  },
];

/** Each module keeps to its own tables, and the migrations alone make them. */
export const storageRules: Rule = (tree) => [
  ...tree.files
    .filter((file) => facts(file).synchronizes)
    .map(({ path }) => `${path}: uses synchronize: ${RULES.neverSynchronize}`),
  ...tree.files.flatMap((file) =>
    RELATIONS.filter((relation) => facts(file).identifiers.has(relation)).map(
      (relation) => `${file.path}: uses ${relation}: ${RULES.noRelations}`,
    ),
  ),
  ...OTHERS_TABLES.flatMap((ownership) => othersTables(tree, ownership)),
];

/** Every text in persistence counts: SQL, a part of it, a table's name for TypeORM. */
function othersTables(tree: Tree, { feature, tables, rule }: (typeof OTHERS_TABLES)[number]): string[] {
  const pkg = tree.packages.find((candidate) => shortName(candidate) === feature);
  return tree.files
    .filter(
      ({ path }) =>
        pkg !== undefined && path.startsWith(`${pkg.dir}/src/`) && layerOf(path) === 'persistence',
    )
    .flatMap((file) => {
      const named = facts(file)
        .literals.map((text) => tables.exec(text)?.[0])
        .filter((table) => table !== undefined);
      return [...new Set(named)].map((table) => `${file.path}: names ${table}: ${rule}`);
    });
}
