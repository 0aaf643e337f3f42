import fc from 'fast-check';
import { annotations, labels, name } from './objects';
import { type MakePart } from './part';
import { imageRule } from './simple-fields';
import { writeTree, type YamlTree } from './yaml-tree';

const specs = (path: fc.Arbitrary<string>) =>
  fc.tuple(fc.record({ path, create: fc.constantFrom('true', 'false') }, { requiredKeys: ['path'] }));

const configured = (kind: string, fields: Record<string, fc.Arbitrary<YamlTree>>): fc.Arbitrary<YamlTree> =>
  fc.record({
    apiVersion: fc.constant('builtin'),
    kind: fc.constant(kind),
    metadata: fc.constant({ name: 'configured' }),
    ...fields,
  });

const transformer: fc.Arbitrary<YamlTree> = fc.oneof(
  configured('LabelTransformer', {
    labels,
    fieldSpecs: specs(fc.constantFrom('metadata/labels', 'spec/template/metadata/labels')),
  }),
  configured('AnnotationsTransformer', { annotations, fieldSpecs: specs(fc.constantFrom('metadata/annotations')) }),
  configured('PrefixTransformer', {
    prefix: fc.constantFrom('t-'),
    fieldSpecs: specs(fc.constantFrom('metadata/name')),
  }),
  configured('SuffixTransformer', {
    suffix: fc.constantFrom('-t'),
    fieldSpecs: specs(fc.constantFrom('metadata/name')),
  }),
  configured('NamespaceTransformer', {
    metadata: fc.record({ name: fc.constant('ns'), namespace: fc.constantFrom('shop', 'prod') }),
    unsetOnly: fc.constantFrom('true', 'false'),
    setRoleBindingSubjects: fc.constantFrom('defaultOnly', 'allServiceAccounts', 'none'),
  }),
  configured('ImageTagTransformer', { imageTag: imageRule }),
  configured('ReplicaCountTransformer', {
    replica: fc.record({ name, count: fc.constant('5') }),
    fieldSpecs: specs(fc.constantFrom('spec/replicas')),
  }),
);

const configuration: fc.Arbitrary<YamlTree> = fc.record(
  {
    images: specs(fc.constantFrom('spec/image')),
    commonLabels: specs(fc.constantFrom('spec/labels')),
    commonAnnotations: specs(fc.constantFrom('spec/annotations')),
    namePrefix: specs(fc.constantFrom('spec/a')),
    namespace: specs(fc.constantFrom('spec/namespace')),
    varReference: specs(fc.constantFrom('spec/a', 'metadata/annotations')),
    nameReference: fc.tuple(
      fc.record({ kind: fc.constantFrom('ConfigMap', 'Secret'), fieldSpecs: specs(fc.constantFrom('spec/a')) }),
    ),
  },
  { requiredKeys: [] },
);

const validator = configured('LabelTransformer', {
  labels: fc.oneof({ weight: 3, arbitrary: fc.constant<YamlTree>({}) }, labels),
  fieldSpecs: specs(fc.constantFrom('metadata/labels')),
});

/** Built-in transformers as objects, also as validators, and `configurations`. */
export const configuredField: fc.Arbitrary<MakePart> = fc.oneof(
  transformer.map((object): MakePart => () => ({
    field: 'transformers',
    value: ['transformer.yaml'],
    files: { 'transformer.yaml': `${writeTree(object)}\n` },
  })),
  transformer.map((object): MakePart => () => ({ field: 'transformers', value: [`|\n${writeTree(object)}`] })),
  validator.map((object): MakePart => () => ({ field: 'validators', value: [`|\n${writeTree(object)}`] })),
  configuration.map((object): MakePart => () => ({
    field: 'configurations',
    value: ['configuration.yaml'],
    files: { 'configuration.yaml': `${writeTree(object)}\n` },
  })),
);
