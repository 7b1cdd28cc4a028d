import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/** A name that a lib publishes, and what its JSDoc says. */
export interface PublishedName {
  /** `@retinue/users/http: UserResponse`, or `@retinue/users: UsersService.create`. */
  readonly name: string;
  readonly text: string;
}

interface Entry {
  /** As another package imports it. */
  readonly specifier: string;
  readonly source: string;
}

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  // What is written of an interface is said of the class, too: that takes `Pick`, and the other libs.
  lib: ['lib.es5.d.ts'],
  types: [],
  allowJs: true,
};

/** Every name of every entry of every lib, and the methods of the services among them. */
export function readPublishedNames(root: string): PublishedName[] {
  const entries = readdirSync(join(root, 'libs')).flatMap((lib) => entriesOf(join(root, 'libs', lib)));
  const program = ts.createProgram(
    entries.map(({ source }) => source),
    OPTIONS,
    { ...ts.createCompilerHost(OPTIONS), resolveModuleNameLiterals: resolverOf(entries) },
  );
  const checker = program.getTypeChecker();
  return entries.flatMap(({ specifier, source }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(source)!)!;
    return checker
      .getExportsOfModule(module)
      .map((name) => (name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name))
      .flatMap((symbol) => [
        { name: symbol.name, symbol },
        ...methodsOfService(symbol).map((method) => ({
          name: `${symbol.name}.${method.name}`,
          symbol: method,
        })),
      ])
      .map(({ name, symbol }) => ({
        name: `${specifier}: ${name}`,
        text: ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim(),
      }));
  });
}

function entriesOf(folder: string): Entry[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    exports: Record<string, { 'retinue-source': string }>;
  };
  return Object.entries(manifest.exports).map(([entry, { 'retinue-source': source }]) => ({
    specifier: join(manifest.name, entry),
    source: join(folder, source),
  }));
}

/** The files of the libs alone: what they import from elsewhere says nothing here, and would be most of the work. */
function resolverOf(
  entries: readonly Entry[],
): (
  literals: readonly ts.StringLiteralLike[],
  importing: string,
) => ts.ResolvedModuleWithFailedLookupLocations[] {
  const sources = new Map(entries.map(({ specifier, source }) => [specifier, source]));
  return (literals, importing) =>
    literals.map(({ text }) => {
      const source = text.startsWith('.') ? sourceAt(resolve(dirname(importing), text)) : sources.get(text);
      if (source === undefined) return { resolvedModule: undefined };
      const extension = source.endsWith('.js') ? ts.Extension.Js : ts.Extension.Ts;
      return { resolvedModule: { resolvedFileName: source, extension, isExternalLibraryImport: false } };
    });
}

function sourceAt(path: string): string {
  return ts.sys.fileExists(path) ? path : path.replace(/\.js$/, '.ts');
}

function methodsOfService(symbol: ts.Symbol): ts.Symbol[] {
  if (!symbol.name.endsWith('Service')) return [];
  return [...(symbol.members?.values() ?? [])].filter(
    ({ flags, valueDeclaration }) =>
      flags & ts.SymbolFlags.Method &&
      valueDeclaration !== undefined &&
      !(ts.getCombinedModifierFlags(valueDeclaration) & ts.ModifierFlags.Private),
  );
}
