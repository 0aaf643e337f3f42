import ts from 'typescript';

/** Fields of the CRDs that are not in the props, each with the reason. */
const leftOut: Readonly<Record<string, string>> = {
  'ApplicationSet.applyNestedSelectors': 'ignored since Argo CD 3.0',
  'ApplicationSet.syncPolicy.preserveResourcesOnDeletion': 'set by deletionPolicy',
};

/** The fields of `template.spec` are directly in the template. */
const flattened = /\.template\.spec$/;

/** Our type of each `spec`, beside the one that `cdk8s import` makes of the CRD. */
const root = `
  import * as crds from './imports/argoproj.io';
  import { type AppProjectSpec } from './lib/constructs/argo-cd/project/app-project-spec';
  import { type ApplicationSetSpec } from './lib/constructs/argo-cd/application-set-spec/application-set-spec';
  import { type ApplicationSpec } from './lib/constructs/argo-cd/application-spec/application-spec';

  export type Application = { ours: ApplicationSpec; wanted: crds.ApplicationSpec };
  export type ApplicationSet = { ours: ApplicationSetSpec; wanted: crds.ApplicationSetSpec };
  export type AppProject = { ours: AppProjectSpec; wanted: crds.AppProjectSpec };
  export type Incomplete = {
    ours: ApplicationSpec;
    wanted: { project: string; owner: string; destination: { server: string; region: string } };
  };
`;

const virtualFile = 'typed-fields.ts';
const program = programOf(virtualFile, root);
const checker = program.getTypeChecker();

function programOf(file: string, text: string): ts.Program {
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.');
  const host = ts.createCompilerHost(config.options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, options, ...rest) =>
    name === file ? ts.createSourceFile(name, text, options) : getSourceFile(name, options, ...rest);
  return ts.createProgram([file], config.options, host);
}

function typeOf(kind: string, side: 'ours' | 'wanted'): ts.Type {
  const module = checker.getSymbolAtLocation(program.getSourceFile(virtualFile) as ts.SourceFile) as ts.Symbol;
  const alias = checker.getExportsOfModule(module).find((symbol) => symbol.name === kind) as ts.Symbol;
  const field = checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(alias), side) as ts.Symbol;
  return checker.getTypeOfSymbol(field);
}

/** The parts of a union that can have a value: not undefined, and not the `?: never` of excluded fields. */
function partsOf(type: ts.Type): ts.Type[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.filter((part) => (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) === 0);
}

function fieldTypes(parts: readonly ts.Type[], key: string): ts.Type[] {
  return parts.flatMap((part) => {
    const symbol = checker.getPropertyOfType(part, key);
    return symbol === undefined ? [] : partsOf(checker.getTypeOfSymbol(symbol));
  });
}

function isObject(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Object) !== 0;
}

function elementTypes(parts: readonly ts.Type[]): ts.Type[] {
  return parts.filter(isObject).flatMap((part) => {
    const element = checker.getIndexTypeOfType(part, ts.IndexKind.Number);
    return element === undefined ? [] : partsOf(element);
  });
}

/** The fields of an imported interface; texts, numbers and the classes of cdk8s have none. */
function fieldsOf(parts: readonly ts.Type[]): ts.Symbol[] {
  const interfaces = parts.filter((part) => isObject(part) && !part.isClass());
  return interfaces.flatMap((part) => checker.getPropertiesOfType(part));
}

/** The name of a field in the CRD. `cdk8s import` has its own spelling (`repoUrl`), and writes Kubernetes' beside it. */
function nameInCrd(field: ts.Symbol): string {
  const schema = field.getJsDocTags(checker).find((tag) => tag.name === 'schema');
  return ts.displayPartsToString(schema?.text).split('#')[1] ?? field.name;
}

/** Paths of wanted fields that our types do not have. */
function untyped(wanted: readonly ts.Type[], ours: readonly ts.Type[], path: string): string[] {
  const elements = elementTypes(wanted);
  if (elements.length > 0) {
    const inside = elementTypes(ours);
    return inside.length === 0 ? [`${path}[]`] : untyped(elements, inside, `${path}[]`);
  }
  return fieldsOf(wanted).flatMap((field) => {
    const name = nameInCrd(field);
    const at = `${path}.${name}`;
    const types = flattened.test(at) ? ours : fieldTypes(ours, name);
    if (at in leftOut) {
      return [];
    }
    return types.length === 0 ? [at] : untyped(partsOf(checker.getTypeOfSymbol(field)), types, at);
  });
}

const kinds = ['Application', 'ApplicationSet', 'AppProject'] as const;

describe('the props of declared objects', () => {
  test.each(kinds)('every field that cdk8s imports for %s has a type', (kind) => {
    expect(untyped([typeOf(kind, 'wanted')], [typeOf(kind, 'ours')], kind)).toEqual([]);
  });

  test('a field without a type is found at any depth', () => {
    const found = untyped([typeOf('Incomplete', 'wanted')], [typeOf('Incomplete', 'ours')], 'Application');

    expect(found).toEqual(['Application.owner', 'Application.destination.region']);
  });

  test('fields that are left out still exist in the CRDs', () => {
    const paths = Object.keys(leftOut).filter((path) => {
      const [kind, ...keys] = path.split('.');
      const wanted = [typeOf(kind as string, 'wanted')];
      return keys.reduce<ts.Type[]>((types, key) => fieldTypes(types, key), wanted).length === 0;
    });

    expect(paths).toEqual([]);
  });
});
