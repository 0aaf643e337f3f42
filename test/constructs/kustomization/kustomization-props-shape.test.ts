import { Chart, Lazy } from 'cdk8s';
import { App, Kustomization, type KustomizationProps } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';

const failureOf = (props: unknown): string =>
  messageOf(() => new Kustomization(new Chart(new App(), 'prod'), 'overlay', props as KustomizationProps));

/** The message of a problem with the props of prod/overlay. */
const problem = (what: string, fix: string): string => `[prod/overlay] ${what}\n  Fix: ${fix}`;

test.each<[string, unknown, string, string]>([
  ['no props', undefined, 'Cannot use undefined as the props: it must be a map', 'use a map'],
  ['a misspelt field', { nameSpace: 'a' }, 'Cannot use nameSpace: the field is unknown', 'use namespace'],
  ['a deprecated field', { imageTags: [] }, 'Cannot use imageTags: the field is unknown', 'use images'],
  [
    'commonLabels, and names the option that sets the same labels',
    { commonLabels: { a: 'b' } },
    'Cannot use commonLabels: kustomize has replaced it, and it sets the labels of selectors and templates as well',
    'use labels: [{ pairs, includeSelectors: true }]',
  ],
  [
    'a name that no namespace can have',
    { namespace: 'Prod_1' },
    'Cannot use "Prod_1" as namespace: it must be 1 to 63 lower-case letters, digits and "-", with a letter or digit at both ends',
    'use "prod-1"',
  ],
  [
    'resources that are not a list',
    { resources: './x' },
    'Cannot use "./x" as resources: it must be a list',
    'use ["./x"]',
  ],
  [
    'a resource that is neither a path nor a construct',
    { resources: [1] },
    'Cannot use 1 as resources[0]: it must be a string or a construct',
    "use './base'",
  ],
  ['emit without a map', { emit: 'x' }, 'Cannot use "x" as emit: it must be a map', 'use {"directory":"x"}'],
  [
    'the data of a ConfigMap in a generator',
    { configMapGenerator: [{ name: 'settings', data: {} }] },
    'Cannot use configMapGenerator[0].data: the field is unknown',
    'use literals',
  ],
  [
    'an option of a generator outside of its options',
    { secretGenerator: [{ name: 'keys', disableNameSuffixHash: true }] },
    'Cannot use secretGenerator[0].disableNameSuffixHash: the field is unknown',
    'use options: { disableNameSuffixHash: … }',
  ],
  [
    'a number of replicas by the name that Kubernetes has for it',
    { replicas: [{ name: 'web', count: 3, replicas: 3 }] },
    'Cannot use replicas[0].replicas: the field is unknown',
    'use count',
  ],
  [
    'an apiVersion in the target of a patch',
    { patches: [{ path: 'patch.yaml', target: { apiVersion: 'apps/v1' } }] },
    'Cannot use patches[0].target.apiVersion: the field is unknown',
    "use group and version: { group: 'apps', version: 'v1' }",
  ],
  [
    'an object in place of a patch',
    { patches: [{ path: 'patch.yaml', spec: {} }] },
    'Cannot use patches[0].spec: the field is unknown',
    'use patch: { spec: … }',
  ],
  [
    'labels in place of the text of a selector',
    { patches: [{ path: 'patch.yaml', target: { labelSelector: { app: 'web' } } }] },
    'Cannot use {"app":"web"} as patches[0].target.labelSelector: it must be a string',
    'use "app=web"',
  ],
  [
    'the values of a chart under the name of HelmChart',
    { helmCharts: [{ name: 'web', releaseName: 'web', values: {} }] },
    'Cannot use helmCharts[0].values: the field is unknown',
    'use valuesInline',
  ],
  [
    'a Kubernetes version of two numbers',
    { helmCharts: [{ name: 'web', releaseName: 'web', kubeVersion: '1.36' }] },
    'Cannot use "1.36" as helmCharts[0].kubeVersion: it must be a version of three numbers',
    'use "1.36.0"',
  ],
  [
    'an unknown field of an image',
    { images: [{ name: 'nginx', tag: '1' }] },
    'Cannot use images[0].tag: the field is unknown',
    'use newTag',
  ],
  [
    'an image without a name',
    { images: [{ newTag: '1' }] },
    'Cannot leave out images[0].name: it is required',
    'add name: "nginx"',
  ],
  [
    'a registry without a new one',
    { images: [{ registry: 'quay.io' }] },
    'Cannot leave out images[0].newRegistry: it is required',
    'add newRegistry: "mirror.example.com/quay"',
  ],
  [
    'a number of replicas below 0',
    { replicas: [{ name: 'web', count: -1 }] },
    'Cannot use -1 as replicas[0].count: it must be a whole number, 0 or more',
    'use 0',
  ],
  [
    'an unknown behavior of a generator',
    { configMapGenerator: [{ name: 'a', behavior: 'merg' }] },
    'Cannot use "merg" as configMapGenerator[0].behavior: it must be one of "create", "merge", "replace"',
    'use "merge"',
  ],
  [
    'a value of a Secret that is not text, without showing the value',
    { secretGenerator: [{ name: 'a', literals: { pin: 1234 } }] },
    'Cannot use a number as secretGenerator[0].literals.pin: it must be a string',
    'put it in quotes',
  ],
  [
    'an order without a name',
    { sortOptions: {} },
    'Cannot leave out sortOptions.order: it is required',
    'add order: "legacy"',
  ],
  [
    'a value that is known only at synth',
    { namespace: Lazy.any({ produce: () => 'a' }) },
    'Cannot use a Lazy as namespace: it is needed before synth, when its value is not known yet',
    'use the value itself',
  ],
  [
    'a value in a patch that is known only at synth',
    { patches: [{ patch: { spec: { replicas: Lazy.any({ produce: () => 1 }) } } }] },
    'Cannot use a Lazy as patches[0].patch.spec.replicas: it is needed before synth, when its value is not known yet',
    'use the value itself',
  ],
])('a Kustomization refuses %s', (_, props, what, fix) => {
  expect(failureOf(props)).toBe(problem(what, fix));
});

test('a Kustomization reports all problems with its props at once', () => {
  expect(failureOf({ namespace: 1, strict: 'no' })).toBe(
    [
      problem('Cannot use 1 as namespace: it must be a string', 'use "1"'),
      problem('Cannot use "no" as strict: it must be true or false', 'use true or false'),
    ].join('\n'),
  );
});
