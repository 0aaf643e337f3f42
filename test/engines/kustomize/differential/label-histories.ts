import fc from 'fast-check';
import { type Folder } from '../in-folder';
import { scalar, text } from './scalars';
import { writeDocuments, writeTree, type YamlTree } from './yaml-tree';

/** A label or an annotation in each of the places that one rule writes to; undefined where it is not set. */
interface Places {
  readonly metadata?: string;
  readonly template?: string;
  readonly selector?: string;
}

type MapName = 'labels' | 'annotations';

const places = (value: fc.Arbitrary<string>): fc.Arbitrary<Places> =>
  fc.record({ metadata: value, template: value, selector: value }, { requiredKeys: [] });

/** A value of an object or a patch. It is mostly a word, or a number with or without quotes. */
const given = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('web', 'one', '"1"', "'2'", '3', '0640', 'true', '"on"', '|-\n  x', '>\n  y'),
  },
  { weight: 1, arbitrary: scalar },
);

const ruleValue = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('web', 'api', '"1"', "'true'", '"0640"') },
  { weight: 1, arbitrary: text },
);

const rule = fc.record({
  value: ruleValue,
  kind: fc.constantFrom('labels', 'templates', 'selectors', 'commonLabels', 'commonAnnotations'),
});

type Rule = typeof rule extends fc.Arbitrary<infer T> ? T : never;

const layer = fc.record({
  rules: fc.array(rule, { maxLength: 2 }),
  patches: fc.array(places(given), { maxLength: 2 }),
});

type Layer = typeof layer extends fc.Arbitrary<infer T> ? T : never;

/**
 * A Deployment whose label or annotation `a` is set by rules and patches of several layers. kustomize stores such an
 * entry once for all of its places, and what one step does to it shows in the next ones.
 */
export const labelHistories: fc.Arbitrary<Folder> = fc
  .record({
    name: fc.constantFrom<MapName>('labels', 'labels', 'annotations'),
    object: places(given),
    layers: fc.array(layer, { minLength: 1, maxLength: 3 }),
  })
  .map(({ name, object, layers }) => ({
    'object/object.yaml': writeDocuments([deployment(name, object)]),
    'object/kustomization.yaml': 'resources: [object.yaml]\n',
    ...Object.fromEntries(
      layers.map((one, index) => [
        `${index === layers.length - 1 ? 'top' : `layer${index}`}/kustomization.yaml`,
        `${writeTree(kustomization(name, one, index === 0 ? 'object' : `layer${index - 1}`))}\n`,
      ]),
    ),
  }));

const partOfText = fc.constantFrom(
  ...['a', '1', '3.5', 'true', '~', ' ', '  ', ': ', ':', ' #', '#', '- ', '-', '? ', '&a ', '!!int ', '!!str ', '---'],
  ...['[', ']', '{', '}', "'", '\\"', ',', '.', '\\t', '\\r', '\\u0085', '\\u2028', '\\ufeff', '*', '|', '%', '@', '`'],
);

/**
 * Annotations that three patches overwrite: words, then texts of signs of YAML, then numbers. kustomize gives such a text
 * quotes if it is something else without them, and the numbers then get these quotes.
 */
export const textHistories: fc.Arbitrary<Folder> = fc
  .array(fc.array(partOfText, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 60 })
  .map((texts) => {
    const named = (values: readonly string[]): YamlTree =>
      Object.fromEntries(values.map((value, index) => [`a${index}`, value]));
    const written = (values: readonly string[]): YamlTree => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', annotations: named(values) },
    });
    const patched = (resource: string, ...patches: YamlTree[]): string =>
      `${writeTree({
        resources: [resource],
        patches: patches.map((patch) => ({ patch: `|\n${writeTree(patch).trimEnd()}` })),
      })}\n`;
    const quotedTexts = texts.map((parts) => `"${parts.join('')}"`);
    return {
      'object/object.yaml': writeDocuments([written(texts.map(() => 'web'))]),
      'object/kustomization.yaml': 'resources: [object.yaml]\n',
      'top/kustomization.yaml': patched('../layer', written(texts.map(() => '3'))),
      'layer/kustomization.yaml': patched('../object', written(quotedTexts), written([])),
    };
  });

function deployment(name: MapName, { metadata, template, selector }: Places): YamlTree {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', [name]: entry(metadata) },
    spec: {
      selector: name === 'labels' && selector !== undefined ? { matchLabels: entry(selector) } : undefined,
      template: { metadata: { [name]: entry(template) } },
    },
  };
}

function entry(value: string | undefined): YamlTree | undefined {
  return value === undefined ? undefined : { a: value };
}

function kustomization(name: MapName, { rules, patches }: Layer, base: string): YamlTree {
  const written = rules.map((each) => fieldOf(name, each));
  const labels = written.flatMap(([field, value]) => (field === 'labels' ? [value] : []));
  return {
    ...Object.fromEntries(written.filter(([field]) => field !== 'labels')),
    resources: [`../${base}`],
    labels: labels.length > 0 ? labels : undefined,
    patches: patches.map((each) => ({ patch: `|\n${writeTree(deployment(name, each)).trimEnd()}` })),
  };
}

function fieldOf(name: MapName, { kind, value }: Rule): readonly [field: string, value: YamlTree] {
  const pairs = { a: value };
  if (name === 'annotations' || kind === 'commonAnnotations') {
    return ['commonAnnotations', pairs];
  }
  return kind === 'commonLabels'
    ? [kind, pairs]
    : [
        'labels',
        { pairs, includeTemplates: String(kind === 'templates'), includeSelectors: String(kind === 'selectors') },
      ];
}
