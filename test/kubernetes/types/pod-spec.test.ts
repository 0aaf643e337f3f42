import { join } from 'node:path';
import * as ts from 'typescript';
import fields from '../../../data/kubernetes-types.json';

/** The types of `data/`, by name: field → `string`, `Container`, `[]Container`, `{}Quantity` … */
const kubernetes = fields.types as Record<string, Record<string, string>>;
const root = join(__dirname, '../../..');

function loadTypes(): { checker: ts.TypeChecker; typeOf: (name: string) => ts.Type } {
  const file = join(root, 'lib/kubernetes/types/pod-spec.ts');
  const program = ts.createProgram([file], {
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file) as ts.SourceFile;
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source) as ts.Symbol);
  const typeOf = (name: string): ts.Type =>
    checker.getDeclaredTypeOfSymbol(exported.find((symbol) => symbol.name === name) as ts.Symbol);
  return { checker, typeOf };
}

/** The paths of fields that are only in our type or only in Kubernetes' type. */
function differences(checker: ts.TypeChecker, type: ts.Type, name: string, path: string, seen: Set<string>): string[] {
  const known = kubernetes[name];
  if (known === undefined || seen.has(name)) {
    return [];
  }
  seen.add(name);
  const ours = checker.getPropertiesOfType(type).filter((field) => !isNever(checker, field));
  const names = ours.map((field) => field.name);
  const extra = names.filter((field) => !Object.hasOwn(known, field) && field !== 'metadata');
  const missing = Object.keys(known).filter((field) => !names.includes(field));
  return [
    ...extra.map((field) => `${path}.${field} is not in Kubernetes`),
    ...missing.map((field) => `${path}.${field} has no type`),
    ...ours
      .filter((field) => Object.hasOwn(known, field.name))
      .flatMap((field) => {
        const inner = innerType(checker, checker.getTypeOfSymbol(field));
        const form = (known[field.name] as string).replace(/^(\[\]|\{\})/, '').replace('!', '');
        const present = checker.getNonNullableType(checker.getTypeOfSymbol(field));
        const isList = known[field.name]?.startsWith('[]') === true;
        const place = `${path}.${field.name}`;
        return form.startsWith('=')
          ? choiceDifferences(isList ? inner : present, form.slice(1).split('|'), place)
          : differences(checker, inner, form, place, seen);
      }),
  ];
}

/** The compiler can't tell the two kinds of requirements apart, and types with fields of the same names. */
const wider = ['labelSelector', 'namespaceSelector', 'selector'];
/** 65 signals. */
const open = ['stopSignal'];

function choiceDifferences(type: ts.Type, choices: readonly string[], place: string): string[] {
  const types = type.isUnion() ? type.types : [type];
  const ours = types.map((each) => (each.isStringLiteral() ? each.value : 'any text'));
  const extra = ours.filter((value) => !choices.includes(value));
  const missing = choices.filter((value) => !ours.includes(value));
  const isKnown = open.some((name) => place.endsWith(name)) || wider.some((name) => place.includes(`.${name}.`));
  return isKnown || extra.length + missing.length === 0
    ? []
    : [`${place}: ${ours.join('|')} is not ${choices.join('|')}`];
}

function isNever(checker: ts.TypeChecker, field: ts.Symbol): boolean {
  return (checker.getNonNullableType(checker.getTypeOfSymbol(field)).flags & ts.TypeFlags.Never) !== 0;
}

/** The type inside a field's type: the item of a list, or the value of a map. */
function innerType(checker: ts.TypeChecker, type: ts.Type): ts.Type {
  const present = checker.getNonNullableType(type);
  return (
    checker.getIndexTypeOfType(present, ts.IndexKind.Number) ??
    checker.getIndexTypeOfType(present, ts.IndexKind.String) ??
    present
  );
}

test('every field of the newest Kubernetes has a type, and no other field has one', () => {
  const { checker, typeOf } = loadTypes();

  const found = ['PodSpec', 'DeploymentSpec', 'ServiceSpec'].flatMap((name) =>
    differences(checker, typeOf(name), name, name, new Set()),
  );

  expect(found).toEqual([]);
});
