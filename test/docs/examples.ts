import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { type CodeModule } from './code-blocks';
import { root } from './pages';

/** A construct, function or other value that an entry of the package exports. */
export interface PublicValue {
  readonly name: string;
  /** The examples in its docstring. */
  readonly examples: readonly Example[];
}

/** The code of an `@example` in a docstring. */
export interface Example extends CodeModule {
  /** The file of the docstring, relative to the root. */
  readonly file: string;
}

/** Every value that the files of lib/public export, each once. */
export function publicValues(): PublicValue[] {
  const entries = readdirSync(join(root, 'lib/public')).map((name) => join(root, 'lib/public', name));
  return valuesOf(entries);
}

/** Every value that files export. */
export function valuesOf(files: readonly string[]): PublicValue[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: unknown };
  const program = ts.createProgram(files, ts.parseJsonConfigFileContent(config, ts.sys, root).options);
  const checker = program.getTypeChecker();
  const symbols = files.flatMap((file) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile) as ts.Symbol;
    return checker.getExportsOfModule(module).filter((symbol) => !isTypeOnly(symbol));
  });
  const values = symbols
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .filter((symbol) => (symbol.flags & ts.SymbolFlags.Value) !== 0);
  return [...new Set(values)].map((symbol) => ({
    name: symbol.name,
    examples: (symbol.declarations ?? []).flatMap(examplesOf),
  }));
}

/** `export { type Name }` of a class exports no value. */
function isTypeOnly(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some((node) => ts.isExportSpecifier(node) && node.isTypeOnly);
}

function examplesOf(declaration: ts.Node): Example[] {
  return ts
    .getJSDocTags(declaration)
    .filter((tag) => tag.tagName.text === 'example')
    .flatMap(readExample);
}

/** The code between the fences of a tag, at its own lines of the file. */
function readExample(tag: ts.JSDocTag): Example[] {
  const source = tag.getSourceFile();
  const first = source.getLineAndCharacterOfPosition(tag.getStart()).line;
  const lines = source.text.slice(tag.getStart(), tag.end).split('\n').map(withoutStar);
  const start = lines.indexOf('```ts') + 1;
  const end = lines.indexOf('```', start);
  if (start === 0 || end < 0) {
    return [];
  }
  const code = [...Array<string>(first + start - 1).fill(''), ...complete(lines.slice(start, end))].join('\n');
  return [{ code, file: relative(root, source.fileName), line: first + start + 1, outputs: [] }];
}

function withoutStar(line: string): string {
  return line.replace(/^\s*\* ?/, '').trimEnd();
}

const chart = [
  "import { Chart as ExampleChart } from 'cdk8s';",
  "import { App as ExampleApp } from 'cdk8s-gitops';",
  'const exampleApp = new ExampleApp();',
  "const chart = new ExampleChart(exampleApp, 'example');",
].join(' ');

/**
 * An example in the form in which it is run: values after `// =>` are checked, and `chart` is a chart of an app that is
 * synthesized at the end. The added code is on the line before the first line of the example.
 */
function complete(lines: readonly string[]): string[] {
  const held = lines.map((line) => line.replace(/^(\s*)(.+); \/\/ => (.+)$/, '$1expect($2).toEqual($3);'));
  return /\bchart\b/.test(held.join('\n')) ? [chart, ...held, 'exampleApp.synth();'] : ['', ...held];
}
