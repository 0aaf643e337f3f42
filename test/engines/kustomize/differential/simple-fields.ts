import fc from 'fast-check';
import { annotations, labels, name } from './objects';
import { type MakePart } from './part';
import { type YamlTree } from './yaml-tree';

const field = (name: string, value: fc.Arbitrary<YamlTree>): fc.Arbitrary<MakePart> =>
  value.map((tree) => () => ({ field: name, value: tree }));

const list = (entry: fc.Arbitrary<YamlTree>) => fc.array(entry, { minLength: 1, maxLength: 2 });

const truth = fc.constantFrom('true', 'false');

const fieldSpec = fc.record(
  {
    path: fc.constantFrom('spec/labels', 'metadata/annotations', 'spec/template/metadata/labels', 'data'),
    kind: fc.constantFrom('Deployment', 'Shop'),
    create: truth,
  },
  { requiredKeys: ['path'] },
);

const labelRule = fc.record(
  { pairs: labels, includeSelectors: truth, includeTemplates: truth, fields: list(fieldSpec) },
  { requiredKeys: ['pairs'] },
);

export const imageRule = fc.record(
  {
    name: fc.constantFrom('nginx', 'example.com:5000/web', 'redis', 'busybox', 'n.*x'),
    newName: fc.constantFrom('mirror/nginx', 'busybox', 'host:5000/x'),
    newTag: fc.constantFrom('v2', '"1.10"', '1.2.3'),
    digest: fc.constant('sha256:0123'),
    tagSuffix: fc.constant('-slim'),
  },
  { requiredKeys: ['name'] },
);

const sortOptions = fc.oneof(
  fc.record({ order: fc.constantFrom('fifo', 'legacy') }),
  fc.record({
    order: fc.constant('legacy'),
    legacySortOptions: fc.record({
      orderFirst: list(fc.constantFrom('Deployment', 'Shop')),
      orderLast: list(fc.constantFrom('ConfigMap', 'Namespace')),
    }),
  }),
);

const metadataOption = fc.constantFrom('originAnnotations', 'transformerAnnotations', 'managedByLabel');

/** The fields that name no files and no objects. */
export const simpleField: fc.Arbitrary<MakePart> = fc.oneof(
  field('namespace', fc.constantFrom('shop', 'prod')),
  field('namePrefix', fc.constantFrom('p-', 'a')),
  field('nameSuffix', fc.constantFrom('-s', '-v1')),
  field('labels', list(labelRule)),
  field('commonLabels', labels),
  field('commonAnnotations', annotations),
  field('images', list(imageRule)),
  field('replicas', fc.tuple(fc.record({ name, count: fc.constantFrom('0', '3') }))),
  field('buildMetadata', fc.uniqueArray(metadataOption, { minLength: 1 })),
  field('sortOptions', sortOptions),
);
