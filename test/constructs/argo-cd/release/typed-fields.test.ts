import ts from 'typescript';
import { resolveSchema, specSchema, type DeclaredKind } from '../../../../lib/constructs/argo-cd/release/crd-schema';
import { type Schema } from '../../../../lib/kubernetes/schema/schema';

/** Fields of the CRDs that are not in the props, each with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'ApplicationSet.applyNestedSelectors': 'ignored since Argo CD 3.0',
  'ApplicationSet.syncPolicy.preserveResourcesOnDeletion': 'set by deletionPolicy',
};

/** The fields of `template.spec` are directly in the template. */
const FLATTENED = new Set(['ApplicationSet.template.spec']);

const ROOT = `
  import { type ApplicationSpec, type ApplicationSetSpec, type AppProjectSpec } from './index';
  export type Application = ApplicationSpec;
  export type ApplicationSet = ApplicationSetSpec;
  export type AppProject = AppProjectSpec;
`;

const program = programOf('lib/public/typed-fields.ts', ROOT);
const checker = program.getTypeChecker();

function programOf(file: string, text: string): ts.Program {
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.');
  const host = ts.createCompilerHost(config.options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name.endsWith(file) || fileExists(name);
  host.getSourceFile = (name, options, ...rest) =>
    name.endsWith(file) ? ts.createSourceFile(name, text, options) : getSourceFile(name, options, ...rest);
  return ts.createProgram([file], config.options, host);
}

function typeOf(kind: string): ts.Type {
  const source = program.getSourceFile('lib/public/typed-fields.ts') as ts.SourceFile;
  const symbol = checker
    .getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol)
    .find((s) => s.name === kind);
  return checker.getDeclaredTypeOfSymbol(symbol as ts.Symbol);
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

/** Paths of the schema that no type has. */
function untyped(schema: Schema, parts: readonly ts.Type[], path: string): string[] {
  const { properties, items } = resolveSchema(schema);
  if (items !== undefined) {
    const elements = parts.flatMap((part) => {
      const element = checker.getIndexTypeOfType(part, ts.IndexKind.Number);
      return element === undefined ? [] : partsOf(element);
    });
    return elements.length === 0 ? [`${path}[]`] : untyped(items, elements, `${path}[]`);
  }
  return Object.entries(properties ?? {}).flatMap(([key, property]) => {
    const at = `${path}.${key}`;
    const types = FLATTENED.has(at) || at.endsWith('.template.spec') ? parts : fieldTypes(parts, key);
    if (at in LEFT_OUT) {
      return [];
    }
    return types.length === 0 ? [at] : untyped(property, types, at);
  });
}

const kinds: readonly DeclaredKind[] = ['Application', 'ApplicationSet', 'AppProject'];

describe('the props of declared objects', () => {
  test.each(kinds)('every field of the CRD of %s has a type', (kind) => {
    expect(untyped(specSchema(kind), partsOf(typeOf(kind)), kind)).toEqual([]);
  });

  test('a field without a type is found at any depth', () => {
    const destination = { type: 'object', properties: { server: {}, region: {} } } as const;
    const schema: Schema = { properties: { project: {}, owner: {}, destination } };
    expect(untyped(schema, partsOf(typeOf('Application')), 'Application')).toEqual([
      'Application.owner',
      'Application.destination.region',
    ]);
  });

  test('fields that are left out still exist in the CRDs', () => {
    const paths = Object.keys(LEFT_OUT).filter((path) => {
      const [kind, ...keys] = path.split('.');
      const found = keys.reduce<Schema | undefined>(
        (schema, key) => schema && resolveSchema(schema).properties?.[key],
        specSchema(kind as DeclaredKind),
      );
      return found === undefined;
    });
    expect(paths).toEqual([]);
  });
});
