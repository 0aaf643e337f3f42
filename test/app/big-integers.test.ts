import { ApiObject, App as Cdk8sApp, Chart, JsonPatch } from 'cdk8s';
import {
  App,
  Include,
  Kustomization,
  type KustomizationProps,
  parseManifests,
  type Patch,
  stringifyManifests,
} from 'cdk8s-gitops';
import { Manifests } from 'cdk8s-gitops/testing';
import '../../lib/testing/matchers';
import { messageOf } from '../message-of';
import { temporaryFolder } from '../temporary-folder';

const head = 'apiVersion: v1\nkind: Sample\nmetadata:\n  name: sample\n';
const yaml = `${head}least: -9223372036854775808
list:
  - 9007199254740993
  - most: 9223372036854775807
`;
const sample = parseManifests(yaml)[0]!;
const identity = { apiVersion: 'v1', kind: 'Sample', metadata: { name: 'sample' } };
const target = { kind: 'Sample' };

const synthYaml = (app: Cdk8sApp, add: (chart: Chart) => void): string => {
  add(new Chart(app, 'chart'));
  return app.synthYaml();
};
const include = (chart: Chart, patches: Patch[] = []) => new Include(chart, 'sample', { yaml, patches });
const kustomization = (chart: Chart, props: KustomizationProps = {}) =>
  new Kustomization(chart, 'overlay', { resources: [include(new Chart(chart.node.scope!, 'base'))], ...props });

describe('integers beyond 2^53 - 1', () => {
  test('are written with all their digits', () => {
    expect(stringifyManifests([sample])).toBe(yaml);
  });

  test('are an error if they do not fit into 64 bits', () => {
    expect(messageOf(() => stringifyManifests([{ ...sample, list: [2n ** 64n] }]))).toBe(
      '[Sample/sample list[0]] Cannot write YAML: 18446744073709551616 does not fit into 64 bits\n' +
        '  Fix: remove or replace it',
    );
  });

  test.each([
    ['App', () => new App()],
    ['the App of cdk8s', () => new Cdk8sApp()],
  ])('are written by %s, for objects of both libraries', (_, newApp) => {
    const included = synthYaml(newApp(), include);
    const created = synthYaml(newApp(), (chart) => new ApiObject(chart, 'sample', sample));

    expect([parseManifests(included), parseManifests(created)]).toEqual([[sample], [sample]]);
  });

  test.each<[string, Patch]>([
    ['a strategic merge patch as text', { patch: `${head}more: 9007199254740995` }],
    ['a strategic merge patch', { patch: { ...identity, more: 9007199254740995n } }],
    ['a JSON patch as text', { target, patch: '[{"op": "add", "path": "/more", "value": 9007199254740995}]' }],
    ['a JSON patch', { target, patch: [{ op: 'add', path: '/more', value: 9007199254740995n }] }],
  ])('survive %s of Include', (_, patch) => {
    const text = synthYaml(new App(), (chart) => include(chart, [patch]));

    expect(parseManifests(text)).toEqual([{ ...sample, more: 9007199254740995n }]);
  });

  test('survive the JSON patches of cdk8s', () => {
    const text = synthYaml(new App(), (chart) => {
      const object = include(chart).getApiObject('Sample', 'sample');
      object.addJsonPatch(JsonPatch.add('/more', [9007199254740995n]), JsonPatch.copy('/list', '/copy'));
      object.addJsonPatch(JsonPatch.test('/more/0', 9007199254740995n));
    });

    expect(parseManifests(text)).toEqual([{ ...sample, more: [9007199254740995n], copy: sample.list }]);
  });

  test('survive the prefix and the patches of a Kustomization', () => {
    const patch = { ...identity, more: 9007199254740995n };

    const text = synthYaml(new App(), (chart) => kustomization(chart, { namePrefix: 'a-', patches: [{ patch }] }));

    expect(parseManifests(text)).toContainEqual({ ...sample, metadata: { name: 'a-sample' }, more: 9007199254740995n });
  });

  test('are in the files and in the report of a Kustomization', () => {
    const chart = new Chart(new App(), 'chart');
    const patch = { ...identity, list: [9007199254740995n] };

    const overlay = kustomization(chart, { patches: [{ patch }] });

    expect([...overlay.toFiles().values()].join('')).toContain('9007199254740995');
    expect(overlay.report.toTable()).toContain('9007199254740995');
  });

  test('are matched by toHaveResource', () => {
    const manifests = Manifests.fromYaml(yaml);

    expect(manifests).toHaveResource('v1', 'Sample', { least: -9223372036854775808n });
    expect(manifests).not.toHaveResource('v1', 'Sample', { least: -9223372036854775807n });
  });

  test('are compared exactly with the files of an earlier run', () => {
    const outdir = temporaryFolder();
    synth(new Cdk8sApp({ outdir }));

    synth(new App({ outdir }));

    expect(Manifests.fromDirectory(outdir)).toHaveResource('v1', 'Sample', { least: -9223372036854775808n });
  });
});

function synth(app: Cdk8sApp): void {
  include(new Chart(app, 'chart'));
  app.synth();
}
