import { App, Chart } from 'cdk8s';
import {
  Application,
  ApplicationSet,
  AppProject,
  type ApplicationProps,
  type ApplicationSetProps,
  type AppProjectProps,
  type Manifest,
} from 'cdk8s-gitops';
import { type Generator } from 'cdk8s-gitops/argo-cd';
import fc from 'fast-check';
import { specSchema } from '../../../../lib/constructs/argo-cd/release/crd-schema';
import { withoutDefaults } from '../../../../lib/constructs/argo-cd/release/without-defaults';
import { crdErrors } from './crd-validator';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const words = fc.array(word, { maxLength: 3 });
const flag = fc.boolean();
const record = fc.dictionary(word, word, { maxKeys: 2 });
/** An ApplicationSet refuses a template that is not closed. */
const plainJson = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('{{'));
const some = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] });

const helm = some({
  values: fc.oneof(fc.constant('a: null\n'), fc.dictionary(word, plainJson, { maxKeys: 3 })),
  valueFiles: words,
  parameters: fc.array(fc.record({ name: word, value: word, forceString: flag }), { maxLength: 2 }),
  releaseName: word,
  skipCrds: flag,
  apiVersions: words,
});
const kustomize = some({
  namePrefix: word,
  images: words,
  replicas: fc.array(fc.record({ name: word, count: fc.oneof(fc.nat(9), fc.constant('2')) }), { maxLength: 2 }),
  commonLabels: record,
  patches: fc.array(
    fc.record(
      { patch: word, target: some({ kind: word }), options: fc.constant({ allowNameChange: false }) },
      { requiredKeys: ['patch'] },
    ),
  ),
});
const directory = some({
  recurse: flag,
  include: word,
  jsonnet: some({ tlas: fc.constant([{ name: 'a', value: '' }]) }),
});
const plugin = some({
  name: word,
  parameters: fc.constant([
    { name: 'a', array: [] },
    { name: 'b', map: {} },
  ]),
});

const git = fc.record(
  { repoURL: fc.constant('https://example.com/a.git'), path: word, targetRevision: word },
  { requiredKeys: ['repoURL', 'path'] },
);
const tool = fc.oneof(
  fc.constant({}),
  fc.record({ helm }),
  fc.record({ kustomize }),
  fc.record({ directory }),
  fc.record({ plugin }),
);
const source = fc.tuple(git, tool).map(([location, made]) => ({ ...location, ...made }));
const syncPolicy = some({
  automated: some({ prune: flag, selfHeal: flag, allowEmpty: flag, enabled: flag }),
  syncOptions: fc.uniqueArray(fc.constantFrom('CreateNamespace=true', 'ServerSideApply=true', 'Prune=confirm')),
  retry: some({
    limit: fc.nat(9),
    backoff: some({ duration: fc.constant('5s'), factor: fc.integer({ min: 1, max: 5 }) }),
  }),
});
const spec = fc.record(
  {
    project: word,
    source,
    destination: fc.oneof(
      some({ namespace: word }),
      fc.record({ name: word }),
      fc.constant({ server: 'https://a:6443' }),
    ),
    syncPolicy,
    ignoreDifferences: fc.constant([{ group: '', kind: 'Service', jsonPointers: ['/spec'] }]),
    info: fc.constant([{ name: 'a', value: '' }]),
    revisionHistoryLimit: fc.nat(20),
  },
  { requiredKeys: ['project', 'source', 'destination'] },
);

const element = fc.record({ name: word, values: record }, { requiredKeys: ['name'] });
const leaf: fc.Arbitrary<Generator> = fc.oneof(
  fc.record({ clusters: some({ flatList: fc.constant(false), values: record }) }),
  fc.record({ list: fc.record({ elements: fc.uniqueArray(element, { selector: ({ name }) => name, minLength: 1 }) }) }),
) as fc.Arbitrary<Generator>;
const generator = fc.oneof(
  leaf,
  fc.record({ matrix: fc.record({ generators: fc.tuple(leaf, fc.constant({ clusters: {} })) }) }),
) as fc.Arbitrary<Generator>;

const project = some({
  description: word,
  sourceRepos: fc.constantFrom([], ['https://example.com/a.git'], ['*', '!https://example.com/b*']),
  destinations: fc.constant([{ server: '*', namespace: 'a-*' }]),
  roles: fc.constant([{ name: 'ci', policies: [{ action: 'sync' }], groups: ['dev'], jwtTokens: [{ iat: 0 }] }]),
  syncWindows: fc.constant([
    { kind: 'deny', schedule: '* * * * *', duration: '1h', clusters: ['*'], manualSync: false },
  ]),
  orphanedResources: some({ warn: flag, ignore: fc.constant([{ kind: 'Secret' }]) }),
  clusterResourceWhitelist: fc.constant([{ group: '*', kind: '*' }]),
  permitOnlyProjectScopedClusters: flag,
});

const chart = () => new Chart(new App(), 'fuzz');
const render = {
  Application: (props: object) =>
    new Application(chart(), 'x', props as ApplicationProps).apiObject.toJson() as Manifest,
  ApplicationSet: (props: object) =>
    new ApplicationSet(chart(), 'x', props as ApplicationSetProps).apiObject.toJson() as Manifest,
  AppProject: (props: object) => new AppProject(chart(), 'x', props as AppProjectProps).apiObject.toJson() as Manifest,
};

const template = spec.map((fields) => ({ ...fields, metadata: { name: 'x-{{.name}}' } }));
const cases = [
  ['Application', spec],
  ['ApplicationSet', fc.record({ generators: fc.tuple(generator), template })],
  ['AppProject', project],
] as const;

describe.each(cases)('every %s', (kind, props) => {
  test('fits its CRD', () => {
    fc.assert(
      fc.property(props, (given) => expect(crdErrors(render[kind](given))).toEqual([])),
      { numRuns: 60 },
    );
  });

  test('contains no defaults', () => {
    fc.assert(
      fc.property(props, (given) => {
        const written = render[kind](given).spec;
        expect(withoutDefaults(written, specSchema(kind))).toEqual(written);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same for the same props, and does not change them', () => {
    fc.assert(
      fc.property(props, (given) => {
        const before = JSON.stringify(given);
        expect(JSON.stringify(render[kind](given))).toBe(JSON.stringify(render[kind](given)));
        expect(JSON.stringify(given)).toBe(before);
      }),
      { numRuns: 30 },
    );
  });
});

test('the validator reports unknown fields, missing fields and wrong types', () => {
  const manifest = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: {} };
  expect(crdErrors({ ...manifest, spec: { project: 1, destination: { srever: 'a' } } })).toEqual([
    '/spec/destination must NOT have additional properties {"additionalProperty":"srever"}',
    '/spec/project must be string {"type":"string"}',
  ]);
});
