import fc from 'fast-check';
import { type Folder } from '../in-folder';
import { configuredField } from './configured-fields';
import { configuredGenerator, generatorField } from './generator-fields';
import { manifests } from './objects';
import { idOf, type MakePart, type ObjectId } from './part';
import { patchField } from './patch-fields';
import { replacementField, varField } from './replacement-fields';
import { simpleField } from './simple-fields';
import { writeDocuments, writeTree, type YamlTree } from './yaml-tree';

/** A kustomization with its own objects, and those that it builds on. */
interface Layer {
  readonly objects: readonly YamlTree[];
  readonly form: Form;
  readonly parts: readonly MakePart[];
  readonly bases: readonly Layer[];
  readonly components: readonly Layer[];
}

/** How objects are written in their file. */
type Form = 'documents' | 'carriage returns' | 'list' | 'no line break at the end';

const form = fc.constantFrom<Form>(
  ...Array.from({ length: 9 }, () => 'documents' as const),
  ...(['carriage returns', 'list', 'no line break at the end'] as const),
);

function writeObjects({ objects, form }: Layer): string {
  switch (form) {
    case 'list':
      return `${writeTree({ apiVersion: 'v1', kind: 'List', items: objects })}\n`;
    case 'carriage returns':
      return writeDocuments(objects).replaceAll('\n', '\r\n');
    case 'no line break at the end':
      return writeDocuments(objects).trimEnd();
    default:
      return writeDocuments(objects);
  }
}

const part: fc.Arbitrary<MakePart> = fc.oneof(
  { weight: 5, arbitrary: simpleField },
  { weight: 4, arbitrary: patchField },
  { weight: 2, arbitrary: generatorField },
  { weight: 2, arbitrary: replacementField },
  { weight: 1, arbitrary: configuredField },
  { weight: 1, arbitrary: configuredGenerator },
  { weight: 1, arbitrary: varField },
);

const parts = fc.array(part, { minLength: 1, maxLength: 4 });

const none = fc.constant<Layer[]>([]);

const base: fc.Arbitrary<Layer> = fc.record({ objects: manifests, form, parts, bases: none, components: none });

const component: fc.Arbitrary<Layer> = fc.record({
  objects: fc.constant([]),
  form,
  parts,
  bases: none,
  components: none,
});

const middle: fc.Arbitrary<Layer> = fc.record({
  objects: fc.oneof(fc.constant([]), manifests),
  form,
  parts,
  bases: fc.array(base, { minLength: 1, maxLength: 2 }),
  components: fc.array(component, { maxLength: 1 }),
});

const top: fc.Arbitrary<Layer> = fc.record({
  objects: fc.oneof(fc.constant([]), manifests),
  form,
  parts,
  bases: fc.tuple(middle),
  components: fc.array(component, { maxLength: 1 }),
});

/** A folder with a random kustomization, which may build on others in folders beside it. */
export const folders: fc.Arbitrary<Folder> = fc
  .oneof({ weight: 3, arbitrary: base }, { weight: 3, arbitrary: middle }, { weight: 1, arbitrary: top })
  .map((layer) => filesOf(layer, 'top', [], 'Kustomization'));

function filesOf(layer: Layer, folder: string, above: readonly ObjectId[], kind: string): Record<string, string> {
  const objects = [...above, ...objectsOf(layer)];
  const made = layer.parts.map((make) => make(objects));
  const bases = layer.bases.map(
    (base, index) => [`${folder}-b${index}`, filesOf(base, `${folder}-b${index}`, [], 'Kustomization')] as const,
  );
  const components = layer.components.map(
    (one, index) => [`${folder}-c${index}`, filesOf(one, `${folder}-c${index}`, objects, 'Component')] as const,
  );
  const isComponent = kind === 'Component';
  const kustomization: Record<string, YamlTree> = {
    apiVersion: `kustomize.config.k8s.io/${isComponent ? 'v1alpha1' : 'v1beta1'}`,
    kind,
    resources: [...(layer.objects.length > 0 ? ['objects.yaml'] : []), ...bases.map(([path]) => `../${path}`)],
    components: components.map(([path]) => `../${path}`),
  };
  const own: Record<string, string> = layer.objects.length > 0 ? { 'objects.yaml': writeObjects(layer) } : {};
  for (const { field, value, files } of made) {
    const known = kustomization[field];
    kustomization[field] =
      Array.isArray(known) && Array.isArray(value) ? [...(known as YamlTree[]), ...(value as YamlTree[])] : value;
    Object.assign(own, files);
  }
  own['kustomization.yaml'] = `${writeTree(kustomization)}\n`;
  return Object.fromEntries([
    ...Object.entries(own).map(([path, text]) => [`${folder}/${path}`, text]),
    ...[...bases, ...components].flatMap(([, files]) => Object.entries(files)),
  ]) as Record<string, string>;
}

/** The objects of a layer and of all that it builds on. */
function objectsOf({ objects, bases, components }: Layer): ObjectId[] {
  return [...objects.map(idOf), ...[...bases, ...components].flatMap(objectsOf)];
}
