import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Which file a name of a package is from: an index of ours passes on names from files, and Nest's files say what they export.
 */
type Origins = ReadonlyMap<string, string>;

/** As the compiler writes it. */
const NAMED_IMPORT = /^(import|export) \{ ([^}]+?),? \} from '(@retinue\/[^']+|@nestjs\/common)';$/gm;
const PASSED_ON = /^export \{ ([^}]+?),? \} from '(\.[^']+)';$/gm;
const DEFINED = /^export (?:async )?(?:abstract )?(?:class|function\*?|const|let|var) (\w+)/gm;

const known = new Map<string, Origins>();

/**
 * A module whose imports of packages name the files that the names are from. A bundle is split by files: whoever imports an
 * index takes along all that anybody imports from it.
 */
export function importFromOrigins(text: string): string {
  return text.replaceAll(NAMED_IMPORT, (_whole, way: string, names: string, specifier: string) => {
    const origins = originsOf(specifier);
    const imports = names.split(', ').map((name) => {
      const origin = origins.get(name.split(' as ')[0]!);
      return `${way} { ${name} } from ${JSON.stringify(origin ?? specifier)};`;
    });
    // On one line, as it was: the lines are those of the source map.
    return imports.join(' ');
  });
}

function originsOf(specifier: string): Origins {
  let origins = known.get(specifier);
  if (origins === undefined) {
    const index = fileURLToPath(import.meta.resolve(specifier));
    origins = specifier.startsWith('@retinue/') ? passedOnBy(index) : definedBeside(index);
    known.set(specifier, origins);
  }
  return origins;
}

function passedOnBy(index: string): Origins {
  const passedOn = [...readFileSync(index, 'utf8').matchAll(PASSED_ON)];
  return new Map(
    passedOn.flatMap(([, names = '', from = '']) =>
      names.split(', ').map((name): [string, string] => [name, join(dirname(index), from)]),
    ),
  );
}

/** Names that two files define are left to the index. */
function definedBeside(index: string): Origins {
  const folder = dirname(index);
  const origins = new Map<string, string>();
  const twice = new Set<string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.js')) continue;
    for (const [, name = ''] of readFileSync(join(folder, path), 'utf8').matchAll(DEFINED)) {
      if (origins.has(name)) twice.add(name);
      origins.set(name, join(folder, path));
    }
  }
  for (const name of twice) origins.delete(name);
  return origins;
}
