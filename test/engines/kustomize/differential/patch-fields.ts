import fc from 'fast-check';
import { annotations, container, labels } from './objects';
import { pick, type MakePart, type ObjectId, type Part } from './part';
import { scalar, text } from './scalars';
import { writeTree, type YamlTree } from './yaml-tree';

/** The content of a patch for an object of this kind. */
type MakePatch = (object: ObjectId) => YamlTree;

const nullOr = (value: fc.Arbitrary<YamlTree>) => fc.oneof({ weight: 5, arbitrary: value }, fc.constant('null'));

const directive = fc.constantFrom<YamlTree>({ $patch: 'delete' }, { $patch: 'replace' }, { $patch: 'merge' });

const element = fc
  .tuple(container, fc.option(directive, { freq: 6 }))
  .map(([map, extra]) => ({ ...(map as object), ...(extra as object) }));

const podTemplate = fc.record(
  {
    metadata: fc.record({ labels: nullOr(labels), annotations: nullOr(annotations) }, { requiredKeys: [] }),
    spec: fc.record(
      {
        containers: fc.array(element, { minLength: 1, maxLength: 2 }),
        nodeSelector: nullOr(labels),
        hostNetwork: nullOr(fc.constant('true')),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

const body = fc.record(
  {
    labels: nullOr(labels),
    annotations: nullOr(annotations),
    values: fc.dictionary(fc.constantFrom('a', 'b', 'c.txt'), nullOr(text), { maxKeys: 2 }),
    spec: fc.dictionary(
      fc.constantFrom('image', 'a', 'size', 'list'),
      nullOr(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }))),
      { maxKeys: 2 },
    ),
    replicas: nullOr(fc.constantFrom('0', '4')),
    template: podTemplate,
    removed: fc.boolean(),
  },
  { requiredKeys: ['values', 'spec', 'template'] },
);

/** A strategic merge patch for any object. */
const mergePatch: fc.Arbitrary<MakePatch> = body.map((parts) => (object) => ({
  apiVersion: object.apiVersion,
  kind: object.kind,
  metadata: { name: object.name, namespace: object.namespace, labels: parts.labels, annotations: parts.annotations },
  ...(parts.removed === true && parts.labels === undefined ? { $patch: 'delete' } : contentOf(object, parts)),
}));

function contentOf(
  { kind }: ObjectId,
  parts: { values: YamlTree; spec: YamlTree; replicas?: YamlTree; template: YamlTree },
): Record<string, YamlTree | undefined> {
  switch (kind) {
    case 'Deployment':
    case 'StatefulSet':
      return { spec: { replicas: parts.replicas, template: parts.template } };
    case 'ConfigMap':
      return { data: parts.values };
    case 'Secret':
      return { stringData: parts.values };
    default:
      return { spec: parts.spec };
  }
}

const commonPaths = ['/metadata/labels', '/metadata/annotations', '/metadata/name', '/metadata/x~1y'];

const workloadPaths = [
  '/spec/replicas',
  '/spec/template/spec/containers/0/image',
  '/spec/template/spec/containers/-',
  '/spec/template/spec/containers/0',
  '/spec/template/spec/nodeSelector',
];

/** Paths for objects of a kind. */
const kindPaths: Readonly<Record<string, readonly string[]>> = {
  Deployment: workloadPaths,
  StatefulSet: workloadPaths,
  ConfigMap: ['/data/a', '/data', '/data/c.txt'],
  Secret: ['/stringData/a', '/stringData'],
  Shop: ['/spec/a', '/spec', '/spec/list'],
};

/** Picks a path by a random number. */
function pathOf(kind: string, number: number): string {
  const paths = [...commonPaths, ...(kindPaths[kind] ?? [])];
  return paths[number % paths.length];
}

const operation: fc.Arbitrary<MakePatch> = fc
  .record({
    op: fc.constantFrom('add', 'add', 'add', 'replace', 'replace', 'remove', 'copy', 'move', 'test'),
    path: fc.nat(30),
    from: fc.nat(30),
    word: scalar,
    map: annotations,
  })
  .map(({ op, path, from, word, map }) => ({ kind }) => {
    const chosen = pathOf(kind, path);
    const value =
      chosen === '/metadata/name'
        ? 'renamed'
        : /(labels|annotations|data|spec|nodeSelector|containers\/(0|-))$/i.test(chosen)
          ? map
          : word;
    const origin = op === 'copy' || op === 'move' ? { from: pathOf(kind, from) } : {};
    return { op, path: chosen, ...origin, ...(op === 'remove' ? {} : { value }) };
  });

const jsonPatch: fc.Arbitrary<MakePatch> = fc
  .array(operation, { minLength: 1, maxLength: 2 })
  .map((operations) => (object) => operations.map((make) => make(object)));

const target = fc.record({
  by: fc.constantFrom('id', 'kind', 'labels', 'pattern'),
  options: fc.option(
    fc.dictionary(fc.constantFrom('allowNameChange', 'allowKindChange'), fc.constantFrom('true', 'false'), {
      minKeys: 1,
    }),
    { freq: 5 },
  ),
});

type Target = typeof target extends fc.Arbitrary<infer T> ? T : never;

function targetOf({ kind, name }: ObjectId, { by }: Target): YamlTree {
  switch (by) {
    case 'id':
      return { kind, name };
    case 'kind':
      return { kind };
    case 'labels':
      return { labelSelector: 'app in (web, 1.0)' };
    default:
      return { name: `${name.slice(0, 1)}.*`, kind };
  }
}

const place = fc.constantFrom('inline', 'file');

/** Where a patch is written: in the kustomization, or in a file of its own. */
function placed(
  where: string,
  file: string,
  patch: YamlTree,
): { entry: Record<string, YamlTree>; files?: Record<string, string> } {
  const written = `${writeTree(patch)}\n`;
  return where === 'file'
    ? { entry: { path: file }, files: { [file]: written } }
    : { entry: { patch: `|\n${written.trimEnd()}` } };
}

interface Recipe {
  readonly number: number;
  readonly where: string;
  readonly merge: MakePatch;
  readonly json: MakePatch;
  readonly target: Target | null;
  readonly isJson: boolean;
}

const recipe: fc.Arbitrary<Recipe> = fc.record({
  number: fc.nat(5),
  where: place,
  merge: mergePatch,
  json: jsonPatch,
  target: fc.option(target),
  isJson: fc.boolean(),
});

const patches = recipe.map(({ number, where, merge, json, target, isJson }): MakePart => (objects): Part => {
  const object = pick(objects, number);
  const chosen = isJson ? (target ?? ({ by: 'id', options: null } as Target)) : target;
  const { entry, files } = placed(where, `patch-${number}.yaml`, isJson ? json(object) : merge(object));
  const selected =
    chosen === null
      ? {}
      : { target: targetOf(object, chosen), ...(chosen.options === null ? {} : { options: chosen.options }) };
  return { field: 'patches', value: [{ ...entry, ...selected }], files };
});

const strategic = recipe.map(({ number, where, merge }): MakePart => (objects) => {
  const patch = merge(pick(objects, number));
  return where === 'file'
    ? { field: 'patchesStrategicMerge', value: ['merge.yaml'], files: { 'merge.yaml': `${writeTree(patch)}\n` } }
    : { field: 'patchesStrategicMerge', value: [`|\n${writeTree(patch)}`] };
});

const json6902 = recipe.map(({ number, where, json }): MakePart => (objects) => {
  const object = pick(objects, number);
  const { apiVersion, kind, name, namespace } = object;
  const [version, group] = apiVersion.split('/').reverse();
  const { entry, files } = placed(where, 'json.yaml', json(object));
  return { field: 'patchesJson6902', value: [{ target: { group, version, kind, name, namespace }, ...entry }], files };
});

/** Patches in each of their forms. */
export const patchField: fc.Arbitrary<MakePart> = fc.oneof({ weight: 3, arbitrary: patches }, strategic, json6902);
