import { inspect } from 'node:util';
import { expect as jestExpect } from '@jest/globals';
import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import fc from 'fast-check';
import {
  App,
  Application,
  ArgoCdInstall,
  Cluster,
  Include,
  kustomize,
  Kustomization,
  parseManifests,
  ProbedDeployment,
  Repository,
  stringifyManifests,
} from 'cdk8s-gitops';
import { manifestMatchers, Manifests } from 'cdk8s-gitops/testing';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder';

jestExpect.extend(manifestMatchers);

const canary = 'canary7Xq2Lw9Zr4';
const encoded = Buffer.from(canary).toString('base64');
const url = `https://me:${canary}@git.example.com/web.git`;
const token = `https://ghp_${canary}${canary}@github.com/acme/web.git`;
const manifest = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'login' },
  data: { password: encoded, other: encoded },
  stringData: { config: canary },
};
const yaml = stringifyManifests([manifest]);

const chart = (): Chart => new Chart(new App(), 'chart');
const loose = (props: unknown): never => props as never;

/** All that an error shows, also if nothing catches it. */
function shownBy(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return `${inspect(error, { depth: 9 })} ${JSON.stringify((error as { findings?: unknown }).findings ?? null)}`;
  }
  throw new Error('Nothing was thrown');
}

const isHidden = (text: string): boolean => !text.includes(canary) && !text.includes(encoded);

function synthesize(add: (chart: Chart) => void): void {
  const app = new App({ outdir: temporaryFolder() });
  add(new Chart(app, 'chart'));
  app.synth();
}

/** Builds a kustomization with the Secret, strictly. */
function build(rules: string): unknown {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'base'));
  writeFileSync(join(folder, 'base/secret.yaml'), yaml);
  writeFileSync(join(folder, 'base/kustomization.yaml'), 'resources: [secret.yaml]\n');
  writeFileSync(join(folder, 'kustomization.yaml'), `resources: [base]\n${rules}`);
  return kustomize.build(folder, { strict: true });
}

const target = 'target: {kind: Secret}';
const failures: Readonly<Record<string, () => unknown>> = {
  'YAML with a wrong indentation': () => parseManifests(yaml.replace('data:', 'data: x')),
  'YAML with a value as a key': () => parseManifests(`kind: Secret\nstringData:\n  a: |\n   x\n ${canary}\n  b: c\n`),
  'YAML with a tag': () => parseManifests(`kind: Secret\nstringData: {a: !!int ${canary}}\n`),
  'YAML of any kind with a password': () => parseManifests(`password: x\n  ${canary}\n`),
  'a file with a password in its address': () => parseManifests('a: [', { file: url }),
  'a JSON patch that tests': () =>
    build(`patches: [{${target}, patch: '[{op: test, path: /data/other, value: ${canary}}]'}]`),
  'a JSON patch through a value': () =>
    build(`patches: [{${target}, patch: '[{op: add, path: /data/other/x, value: 1}]'}]`),
  'a replacement with too few parts': () =>
    build(
      'replacements: [{source: {kind: Secret, fieldPath: data.other, options: {delimiter: ".", index: 3}}, ' +
        'targets: [{select: {kind: Secret}, fieldPaths: [data.password]}]}]',
    ),
  'a replacement into another type': () =>
    build(
      'replacements: [{source: {kind: Secret, fieldPath: stringData.config}, ' +
        'targets: [{select: {kind: Secret}, fieldPaths: [data.password.deep]}]}]',
    ),
  'a name prefix with a field spec': () =>
    build('configurations: [c.yaml]\nlabels: [{pairs: {a: b}, fields: [{path: data/other/x, create: true}]}]'),
  'a literal without a key': () => build(`secretGenerator: [{name: a, literals: ["${canary}"]}]`),
  'a broken kustomization': () => build(`secretGenerator:\n- name: a\n  literals:\n  - password=x\n ${canary}\n`),
  'a JSON patch of cdk8s': () =>
    synthesize((parent) =>
      new ApiObject(parent, 'login', manifest).addJsonPatch(JsonPatch.replace('/data/none/deep', canary)),
    ),
  'the same Secret twice': () =>
    synthesize((parent) => [new ApiObject(parent, 'a', manifest), new ApiObject(parent, 'b', manifest)]),
  'an Include with a patch': () =>
    new Include(chart(), 'include', {
      yaml,
      patches: [{ target: { kind: 'Secret' }, patch: [{ op: 'test', path: '/data/other', value: 'x' }] }],
    }),
  'a Kustomization with a patch': () =>
    new Kustomization(chart(), 'kustomization', {
      resources: [new Include(chart(), 'include', { yaml })],
      patches: [{ target: { kind: 'Secret' }, patch: [{ op: 'test', path: '/data/other', value: 'x' }] }],
    }),
  'a repository with a password in its address': () => new Repository(chart(), 'web', { url }),
  'a repository with a token in its address': () => new Repository(chart(), 'web', { url: token }),
  'a wrong address with a password': () => new Repository(chart(), 'web', { url: `${url} and more` }),
  'credentials of wrong types': () =>
    new Repository(chart(), 'web', loose({ url: 'https://a.example.com', credentials: { password: [canary] } })),
  'credentials in the wrong field': () =>
    new Repository(
      chart(),
      'web',
      loose({ url: 'https://a.example.com', existing: canary, type: { password: canary } }),
    ),
  'a cluster with a token as a list': () =>
    new Cluster(chart(), 'web', loose({ server: 'https://a', shard: { bearerToken: canary }, credentials: canary })),
  'an Application with a password': () =>
    new Application(chart(), 'web', loose({ project: [url], source: { repoURL: url, helm: { parameters: url } } })),
  'an install with secrets': () =>
    new ArgoCdInstall(
      chart(),
      'argocd',
      loose({
        url: 'https://argocd.example.com',
        oidc: { name: 'a', issuer: 'b', clientID: 'c', clientSecret: canary },
        params: { 'otlp.headers': `authorization=Bearer ${canary}` },
        server: { env: { API_TOKEN: canary }, extraArgs: [`--token=${canary}`], podAnnotations: { note: url } },
      }),
    ),
  'an install with secrets of wrong types': () =>
    new ArgoCdInstall(
      chart(),
      'argocd',
      loose({ accounts: canary, admin: { passwordHash: canary }, gpgKeys: { a: canary }, version: { token: canary } }),
    ),
  'a contradiction': () =>
    new ArgoCdInstall(
      chart(),
      'argocd',
      loose({
        url: 'https://a',
        oidc: `clientSecret: ${canary}`,
        config: { 'oidc.config': `clientSecret: ${canary}2` },
      }),
    ),
  'variables of wrong types': () =>
    new ProbedDeployment(
      chart(),
      'web',
      loose({
        containers: [
          { name: 'web', image: 'web:1', env: [{ name: 'TOKEN', value: [canary] }], ports: { password: canary } },
        ],
      }),
    ),
  'a matcher on a Secret': () =>
    jestExpect(Manifests.fromYaml(yaml)).toHaveResource('v1', 'Secret', { data: { password: 'x', other: encoded } }),
  'a matcher on an address': () =>
    jestExpect(
      Manifests.fromYaml(`{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: "${url}"}}`),
    ).toHaveResource('v1', 'ConfigMap', { data: { a: 'x' } }),
};

test.each(Object.entries(failures))('an error does not show the value of a secret: %s', (_name, fail) => {
  expect(isHidden(shownBy(fail))).toBe(true);
});

/** What marks a text as one with a Secret. One of them is enough. */
const marks = ['Secret', 'stringData', 'password:'];

test('a broken YAML text with a Secret never shows its values', () => {
  const edit = fc.tuple(
    fc.nat(yaml.length),
    fc.constantFrom('', ' ', '\n', '\t', '"', "'", '- ', ': ', '{', '[', '&', '*', '!!int '),
  );

  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const broken = edits.reduce((text, [at, piece]) => text.slice(0, at) + piece + text.slice(at + 1), yaml);
      fc.pre(marks.some((mark) => broken.includes(mark)));
      let shown = '';
      try {
        parseManifests(broken);
      } catch (error) {
        shown = inspect(error);
      }

      // Six characters of a value are a part of it that no other text has.
      const parts = [canary, encoded].flatMap((value) =>
        [...value].map((_, at) => value.slice(at, at + 6)).slice(0, -6),
      );
      expect(parts.filter((part) => shown.includes(part))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('the report of a kustomization shows which keys of a Secret change, but not the values', () => {
  const report = new Kustomization(chart(), 'kustomization', {
    resources: [new Include(chart(), 'include', { yaml })],
    patches: [
      { patch: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, stringData: { more: canary } } },
    ],
  }).report;

  expect(report.toTable()).toContain('stringData.more');
  expect(isHidden(report.toTable() + JSON.stringify(report))).toBe(true);
});
