import fc from 'fast-check';
import { pick, type MakePart, type ObjectId } from './part';
import { allStyles, text } from './scalars';
import { writeTree, type YamlTree } from './yaml-tree';

const sourcePath = fc.constantFrom(
  ...['metadata.name', 'kind', 'apiVersion', 'metadata.labels.app', 'data.a'],
  ...(allStyles ? ['spec.replicas', 'spec.a'] : []),
);

/** Paths that every object can have. */
const commonPaths = [
  'metadata.annotations.note',
  'metadata.annotations.[example.com/x]',
  'metadata.labels.env',
  'metadata.name',
  'metadata.namespace',
];

const workloadPaths = [
  'spec.replicas',
  'spec.template.spec.containers.[name=web].image',
  'spec.template.spec.containers.*.image',
  'spec.template.spec.containers.0.env.[name=A].value',
];

/** Paths for objects of a kind. */
const kindPaths: Readonly<Record<string, readonly string[]>> = {
  Deployment: workloadPaths,
  StatefulSet: workloadPaths,
  ConfigMap: ['data.b', 'data.a', 'data.a.k', 'data.b.l.0', 'data.c\\.txt.new', 'data.a.1.k'],
  Secret: ['stringData.a', 'stringData.a.k'],
  Shop: ['spec.a', 'spec.list.0', 'spec.image', 'spec.new.deep'],
};

/** Picks a path by a random number. */
function pathOf(kind: string, number: number): string {
  const paths = [...commonPaths, ...(kindPaths[kind] ?? [])];
  return paths[number % paths.length];
}

const part = fc.record(
  { delimiter: fc.constantFrom('":"', '"-"', '"."'), index: fc.constantFrom('0', '1', '-1', '7') },
  { requiredKeys: ['delimiter'] },
);

const target = fc.record({
  number: fc.nat(5),
  paths: fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 2 }),
  create: fc.constantFrom('true', 'true', 'true', 'false'),
  options: fc.option(part, { freq: 4 }),
  selectKind: fc.boolean(),
  rejects: fc.boolean(),
});

type Target = typeof target extends fc.Arbitrary<infer T> ? T : never;

function targetOf(
  objects: readonly ObjectId[],
  { number, paths, create, options, selectKind, rejects }: Target,
): YamlTree {
  const { kind, name } = pick(objects, number);
  const reject = rejects ? { reject: [{ name: 'db' }] } : {};
  return {
    select: selectKind ? { kind } : { kind, name },
    ...reject,
    fieldPaths: paths.map((path) => pathOf(kind, path)),
    options: { create, ...options },
  };
}

const replacement = fc.record({
  number: fc.nat(5),
  fieldPath: fc.option(sourcePath, { freq: 5 }),
  options: fc.option(part, { freq: 5 }),
  sourceValue: fc.option(text, { freq: 5 }),
  targets: fc.array(target, { minLength: 1, maxLength: 2 }),
  inFile: fc.boolean(),
});

/** `replacements`, inline or in a file. */
export const replacementField: fc.Arbitrary<MakePart> = replacement.map((recipe): MakePart => (objects) => {
  const { kind, name, namespace } = pick(objects, recipe.number);
  const source = {
    kind,
    name,
    namespace,
    fieldPath: recipe.fieldPath ?? undefined,
    options: recipe.options ?? undefined,
  };
  const targets = recipe.targets.map((target) => targetOf(objects, target));
  const entry: YamlTree =
    recipe.sourceValue === null ? { source, targets } : { sourceValue: recipe.sourceValue, targets };
  return recipe.inFile
    ? {
        field: 'replacements',
        value: [{ path: 'replacement.yaml' }],
        files: { 'replacement.yaml': `${writeTree(entry)}\n` },
      }
    : { field: 'replacements', value: [entry] };
});

const fieldPath = fc.constantFrom('metadata.name', 'metadata.name', 'kind', 'spec.replicas');

/** `vars`, with a Deployment's arguments or an annotation that use them. */
export const varField: fc.Arbitrary<MakePart> = fc
  .record({ number: fc.nat(5), name: fc.constantFrom('V', 'W'), fieldPath: fc.option(fieldPath) })
  .map(({ number, name, fieldPath }): MakePart => (objects) => {
    const { apiVersion, kind, name: object, namespace } = pick(objects, number);
    const fieldRef = fieldPath === null ? {} : { fieldref: { fieldpath: fieldPath } };
    const value = [{ name, objref: { apiVersion, kind, name: object, namespace }, ...fieldRef }];
    return { field: 'vars', value };
  });
