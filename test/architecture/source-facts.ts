import ts from 'typescript';

/** One import, re-export, `import()` or `import('x').T`. */
export interface Import {
  readonly specifier: string;
  /**
   * Nothing of it is left in JavaScript. `import { type A }` is not among them: under `verbatimModuleSyntax`
   * the module is still loaded.
   */
  readonly typeOnly: boolean;
  /** `import()`: loaded when that line runs, not with the file. */
  readonly onDemand?: boolean;
}

/** Where an exported name comes from: another module, or (no `specifier`) this one. */
export interface ExportOrigin {
  readonly specifier: string;
  /** What it is called there; `*` for the whole module. */
  readonly name: string;
}

/** What a source file says, comments left out. */
export interface SourceFacts {
  readonly imports: readonly Import[];
  /** The names that it passes on from other modules. */
  readonly passedOn: ReadonlyMap<string, ExportOrigin>;
  /** The modules that it passes on as a whole, by `export *`. */
  readonly passedOnWhole: readonly string[];
  readonly identifiers: ReadonlySet<string>;
  /** The texts of strings and of templates' parts, import specifiers left out. */
  readonly literals: readonly string[];
  /** Does it set `synchronize` to anything but `false`, or call it? */
  readonly synchronizes: boolean;
}

/** Parses, without resolving anything: the rules need what is written, not what it means. */
export function readFacts(path: string, source: string): SourceFacts {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false);
  const imports: Import[] = [];
  const imported = new Map<string, ExportOrigin>();
  const passedOn = new Map<string, ExportOrigin>();
  const passedOnWhole: string[] = [];
  const identifiers = new Set<string>();
  const literals: string[] = [];
  let synchronizes = false;

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const specifier = textOf(node.moduleSpecifier);
      const clause = node.importClause;
      imports.push({ specifier, typeOnly: clause?.phaseModifier === ts.SyntaxKind.TypeKeyword });
      for (const [local, name] of bindings(clause)) imported.set(local, { specifier, name });
      if (clause !== undefined) visit(clause);
      return;
    }
    if (ts.isExportDeclaration(node)) {
      const specifier = node.moduleSpecifier && textOf(node.moduleSpecifier);
      if (specifier !== undefined) imports.push({ specifier, typeOnly: node.isTypeOnly });
      const clause = node.exportClause;
      if (specifier !== undefined && clause === undefined) passedOnWhole.push(specifier);
      else if (specifier !== undefined && clause !== undefined && ts.isNamespaceExport(clause))
        passedOn.set(clause.name.text, { specifier, name: '*' });
      else if (clause !== undefined && ts.isNamedExports(clause))
        for (const { name, propertyName } of clause.elements) {
          const origin =
            specifier === undefined
              ? imported.get((propertyName ?? name).text)
              : { specifier, name: (propertyName ?? name).text };
          if (origin !== undefined) passedOn.set(name.text, origin);
        }
      return;
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      imports.push({ specifier: textOf(node.argument.literal), typeOnly: true });
    else if (ts.isCallExpression(node) && loadsModule(node))
      imports.push({
        specifier: textOf(node.arguments[0]!),
        typeOnly: false,
        onDemand: node.expression.kind === ts.SyntaxKind.ImportKeyword,
      });

    if (ts.isIdentifier(node)) identifiers.add(node.text);
    else if (ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)) literals.push(node.text);
    else if (ts.isPropertyAssignment(node) && nameOf(node.name) === 'synchronize')
      synchronizes ||= node.initializer.kind !== ts.SyntaxKind.FalseKeyword;
    else if (ts.isShorthandPropertyAssignment(node)) synchronizes ||= node.name.text === 'synchronize';
    else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
      synchronizes ||= node.expression.name.text === 'synchronize';
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { imports, passedOn, passedOnWhole, identifiers, literals, synchronizes };
}

/** The local names of an import, each with its name in the module. */
function bindings(clause: ts.ImportClause | undefined): [local: string, name: string][] {
  const found: [string, string][] = [];
  if (clause?.name !== undefined) found.push([clause.name.text, 'default']);
  const named = clause?.namedBindings;
  if (named !== undefined && ts.isNamespaceImport(named)) found.push([named.name.text, '*']);
  else if (named !== undefined)
    for (const { name, propertyName } of named.elements) found.push([name.text, (propertyName ?? name).text]);
  return found;
}

function loadsModule({ expression, arguments: [first] }: ts.CallExpression): boolean {
  if (first === undefined || !ts.isStringLiteralLike(first)) return false;
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require')
  );
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : undefined;
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : '';
}
