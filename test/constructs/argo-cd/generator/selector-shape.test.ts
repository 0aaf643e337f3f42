import {
  clusters,
  located,
  make,
  matrix,
  messageOn,
  ofNames,
  template,
} from '../application-set-spec/make-application-set';

const anyName = { ...template, metadata: { name: '{{ index . "name" }}' } };
const ofClusters = (selector: object) => ({ clusters: { selector } });
const withExpression = (expression: object) => ({ matchExpressions: [expression] });

/** Each place of a selector, with its path. */
const places: [string, (selector: object) => object][] = [
  ['generators[0].clusters.selector', ofClusters],
  ['generators[0].selector', (selector) => ({ ...clusters, selector })],
  ['generators[0].matrix.generators[0].clusters.selector', (selector) => matrix(ofClusters(selector), ofNames('a')[0])],
  [
    'generators[0].clusterDecisionResource.labelSelector',
    (labelSelector) => ({ clusterDecisionResource: { configMapRef: 'places', labelSelector } }),
  ],
];

const wrong: [object, string, string][] = [
  [
    { key: 'stage', operator: 'in', values: ['production'] },
    '"in" as %.operator: it must be one of "In", "NotIn", "Exists", "DoesNotExist"',
    'use "In"',
  ],
  [
    { key: 'stage', operator: 'Exists', values: ['production'] },
    '%.values: operator Exists has none',
    'leave values out, or use In',
  ],
  [
    { key: 'the stage', operator: 'Exists' },
    '"the stage" as %.key: it must be 1 to 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, after an optional DNS name and "/"',
    'use "the-stage"',
  ],
];

describe.each(places)('%s', (path, inPlace) => {
  test.each(wrong)('a requirement that no cluster can fulfil is refused: %j', (expression, what, fix) => {
    const generators = [inPlace(withExpression(expression))];

    const at = `${path}.matchExpressions[0]`;
    expect(messageOn({ generators, template: anyName })).toBe(
      located(`Cannot use ${what.replace('%', at)}\n  Fix: ${fix}`),
    );
  });

  test.each(['In', 'NotIn'])('operator %s needs values', (operator) => {
    const generators = [inPlace(withExpression({ key: 'stage', operator }))];

    expect(messageOn({ generators, template: anyName })).toBe(
      located(
        `Cannot leave out ${path}.matchExpressions[0].values: operator ${operator} compares with values\n` +
          "  Fix: add values: ['…'], or use Exists",
      ),
    );
  });
});

test('labels may have the values of labels only', () => {
  const generators = [ofClusters({ matchLabels: { stage: 'the production' } })];

  expect(messageOn({ generators })).toBe(
    located(
      'Cannot use "the production" as generators[0].clusters.selector.matchLabels.stage: it must be at most 63 letters, ' +
        'digits, "-", "_" and ".", with a letter or digit at both ends, or be empty\n  Fix: use "the-production"',
    ),
  );
});

test('parameters may have any text as value', () => {
  const selector = { matchLabels: { server: 'https://10.0.0.1:6443' } };

  expect(() => make({ generators: [{ ...clusters, selector }] })).not.toThrow();
});

test('the second generator of a matrix may select by parameters of the first', () => {
  const second = ofClusters({ matchLabels: { stage: '{{.stage}}' } });

  expect(() => make({ generators: [matrix({ list: { elements: [{ stage: 'dev' }] } }, second)] })).not.toThrow();
});
