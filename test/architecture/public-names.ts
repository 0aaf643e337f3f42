import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

/** A name that an entry of the package exports. */
export interface PublicName {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly isValue: boolean;
  /** The types of this repository that its signature names: types of fields, parameters and results, and base types. */
  readonly types: readonly ts.Symbol[];
}

/** What each entry of the package exports, by the name of its file. */
export type Entries = ReadonlyMap<string, readonly PublicName[]>;

/** Reads a folder that has one file for each entry. */
export function readEntries(folder: string, options: ts.CompilerOptions): Entries {
  const files = readdirSync(folder).map((file) => join(folder, file));
  const program = ts.createProgram(files, options);
  return new Map(files.map((file) => [basename(file, '.ts'), readNames(file, program)]));
}

/** The values of features that the root does not export. */
export function valuesMissingInRoot(entries: Entries, features: readonly string[]): string[] {
  const inRoot = symbolsOf(entries, 'index');
  return features.flatMap((feature) =>
    (entries.get(feature) ?? [])
      .filter(({ isValue, symbol }) => isValue && !inRoot.has(symbol))
      .map(({ name }) => `${feature} exports ${name}, and the root does not`),
  );
}

/** The types of features that the root exports although none of its values takes or gives them. */
export function typesTooManyInRoot(entries: Entries, features: readonly string[]): string[] {
  const root = entries.get('index') ?? [];
  const used = new Set(root.flatMap(({ isValue, types }) => (isValue ? types : [])));
  const ofFeatures = new Set(features.flatMap((feature) => [...symbolsOf(entries, feature)]));
  return root
    .filter(({ isValue, symbol }) => !isValue && ofFeatures.has(symbol) && !used.has(symbol))
    .map(({ name }) => `the root exports ${name}, and none of its values takes or gives it`);
}

/** The types that a user meets and can't import: from any entry for the root; for others from the entry or the root. */
export function typesMissing(entries: Entries): string[] {
  return [...entries].flatMap(([entry, names]) => {
    const places = entry === 'index' ? [...entries.keys()] : [entry, 'index'];
    const exported = new Set(places.flatMap((place) => [...symbolsOf(entries, place)]));
    return names.flatMap(({ name, types }) =>
      types.filter((type) => !exported.has(type)).map((type) => `${entry}: ${name} names ${type.name}`),
    );
  });
}

function symbolsOf(entries: Entries, entry: string): Set<ts.Symbol> {
  return new Set((entries.get(entry) ?? []).map(({ symbol }) => symbol));
}

function readNames(file: string, program: ts.Program): PublicName[] {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile) as ts.Symbol;
  return checker.getExportsOfModule(module).map((exported) => {
    const symbol = resolve(exported, checker);
    const isTypeOnly = exported.declarations?.some((node) => ts.isExportSpecifier(node) && node.isTypeOnly) === true;
    const isValue = !isTypeOnly && (symbol.flags & ts.SymbolFlags.Value) !== 0;
    return { name: exported.name, symbol, isValue, types: [...typesNamedBy(symbol, program)] };
  });
}

function resolve(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Types that a file keeps to itself are part of the types that it exports: what they name counts instead of them. */
function typesNamedBy(symbol: ts.Symbol, program: ts.Program, found = new Set<ts.Symbol>()): Set<ts.Symbol> {
  for (const type of (symbol.declarations ?? []).flatMap((node) => referencesIn(node, program))) {
    if (isExported(type)) {
      found.add(type);
    } else {
      typesNamedBy(type, program, found);
    }
  }
  return found;
}

function isExported({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(
    (node) => (ts.getCombinedModifierFlags(node as ts.Declaration) & ts.ModifierFlags.Export) !== 0,
  );
}

/** The types of this repository that are named in a declaration, without bodies and what users do not see. */
function referencesIn(node: ts.Node, program: ts.Program): ts.Symbol[] {
  if (ts.isBlock(node) || isHidden(node)) {
    return [];
  }
  const checker = program.getTypeChecker();
  const name = ts.isTypeReferenceNode(node)
    ? node.typeName
    : ts.isExpressionWithTypeArguments(node)
      ? node.expression
      : undefined;
  const symbol = name && checker.getSymbolAtLocation(name);
  const named = symbol === undefined ? [] : [resolve(symbol, checker)].filter((type) => isOurs(type, program));
  const inside: ts.Symbol[] = [];
  ts.forEachChild(node, (child) => void inside.push(...referencesIn(child, program)));
  return [...named, ...inside];
}

/** Private members; and `keyof Type`, which is a list of texts to those who read it. */
function isHidden(node: ts.Node): boolean {
  const isKeys = ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.KeyOfKeyword;
  const isPrivate =
    ts.isClassElement(node) &&
    (ts.getCombinedModifierFlags(node as ts.Declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !==
      0;
  return isKeys || isPrivate || ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');
}

/**
 * Without types that compute others (`Plain<T>`): who reads a signature sees the result. A global type that a file of ours
 * only adds to, such as AbortSignal, is not ours.
 */
function isOurs({ declarations = [], flags }: ts.Symbol, program: ts.Program): boolean {
  const isElsewhere = declarations.some((node) => {
    const file = node.getSourceFile();
    return program.isSourceFileFromExternalLibrary(file) || program.isSourceFileDefaultLibrary(file);
  });
  const isWritten = declarations.some((node) => !ts.isTypeAliasDeclaration(node) || node.typeParameters === undefined);
  return !isElsewhere && isWritten && (flags & ts.SymbolFlags.TypeParameter) === 0;
}
