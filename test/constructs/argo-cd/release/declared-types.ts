import ts from 'typescript';

/** The types of a file that exists only here, so that a test can put types of several files next to each other. */
export class DeclaredTypes {
  private static readonly file = 'declared-types.virtual.ts';
  private readonly program: ts.Program;
  private readonly checker: ts.TypeChecker;

  constructor(text: string) {
    this.program = programOf(DeclaredTypes.file, text);
    this.checker = this.program.getTypeChecker();
  }

  /** The type of a field of an exported type. */
  of(exported: string, field: string): ts.Type {
    const source = this.program.getSourceFile(DeclaredTypes.file) as ts.SourceFile;
    const module = this.checker.getSymbolAtLocation(source) as ts.Symbol;
    const alias = this.checker.getExportsOfModule(module).find(({ name }) => name === exported) as ts.Symbol;
    const symbol = this.checker.getPropertyOfType(this.checker.getDeclaredTypeOfSymbol(alias), field) as ts.Symbol;
    return this.checker.getTypeOfSymbol(symbol);
  }

  /** The types that a field can have. */
  inField(parts: readonly ts.Type[], key: string): ts.Type[] {
    return parts.flatMap((part) => {
      const symbol = this.checker.getPropertyOfType(part, key);
      return symbol === undefined ? [] : partsOf(this.checker.getTypeOfSymbol(symbol));
    });
  }

  /** The types that the items of lists can have. */
  inLists(parts: readonly ts.Type[]): ts.Type[] {
    return parts.filter(isObject).flatMap((part) => {
      const element = this.checker.getIndexTypeOfType(part, ts.IndexKind.Number);
      return element === undefined ? [] : partsOf(element);
    });
  }

  /** The fields of interfaces; texts, numbers and the classes of cdk8s have none. */
  fieldsOf(
    parts: readonly ts.Type[],
  ): { readonly symbol: ts.Symbol; readonly name: string; readonly types: ts.Type[] }[] {
    return parts
      .filter((part) => isObject(part) && !part.isClass())
      .flatMap((part) => this.checker.getPropertiesOfType(part))
      .map((symbol) => ({
        symbol,
        name: this.nameInCrd(symbol),
        types: partsOf(this.checker.getTypeOfSymbol(symbol)),
      }));
  }

  /** The name of a field in the CRD. `cdk8s import` has its own spelling (`repoUrl`), and writes Kubernetes' beside it. */
  private nameInCrd(field: ts.Symbol): string {
    const schema = field.getJsDocTags(this.checker).find((tag) => tag.name === 'schema');
    return ts.displayPartsToString(schema?.text).split('#')[1] ?? field.name;
  }
}

/** The parts of a union that can have a value: not undefined, and not the `?: never` of excluded fields. */
export function partsOf(type: ts.Type): ts.Type[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.filter((part) => (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) === 0);
}

/** The texts of a type that allows only some texts; none if it allows others. */
export function choicesOf(parts: readonly ts.Type[]): string[] {
  const choices = parts.map((part) => (part.isStringLiteral() ? part.value : undefined));
  return choices.includes(undefined) ? [] : (choices as string[]);
}

function isObject(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Object) !== 0;
}

function programOf(file: string, text: string): ts.Program {
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.');
  const host = ts.createCompilerHost(config.options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, options, ...rest) =>
    name === file ? ts.createSourceFile(name, text, options) : getSourceFile(name, options, ...rest);
  return ts.createProgram([file], config.options, host);
}
