import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kustomize } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { buildFiles, failureOf, inFolder } from './in-folder';

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: web, image: nginx }] } } }
`;
const service = `
apiVersion: v1
kind: Service
metadata: { name: web }
`;

describe('kustomize.build', () => {
  test.each<[string, unknown, object | null, string]>([
    ['a misspelt option', '.', { strct: true }, 'Cannot use strct: the field is unknown\n  Fix: use strict'],
    [
      'an unknown restriction',
      '.',
      { loadRestrictor: 'none' },
      'Cannot use "none" as loadRestrictor: it must be one of "LoadRestrictionsRootOnly", "LoadRestrictionsNone"\n' +
        '  Fix: use "LoadRestrictionsNone"',
    ],
    [
      'a text as onWarning',
      '.',
      { onWarning: 'x' },
      'Cannot use "x" as onWarning: it must be a function\n  Fix: use () => undefined',
    ],
    ['null as options', '.', null, 'Cannot use null as the options: it must be a map\n  Fix: use a map'],
    ['no folder', undefined, {}, 'Cannot leave out directory: it is required\n  Fix: add directory'],
  ])('refuses %s', (_name, directory, options, expected) => {
    expect(messageOf(() => kustomize.build(directory as string, options as object))).toBe(
      `[kustomize.build] ${expected}`,
    );
  });

  test('does not change the files that it reads', () => {
    inFolder({ 'kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: a-', 'web.yaml': web }, (folder) => {
      kustomize.build(folder);
      expect(readFileSync(join(folder, 'web.yaml'), 'utf8')).toBe(web);
    });
  });

  test('gives the same objects twice', () => {
    inFolder({ 'kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: a-', 'web.yaml': web }, (folder) => {
      expect(kustomize.build(folder)).toEqual(kustomize.build(folder));
    });
  });

  test('builds on files and folders, and starts with the innermost', () => {
    const text = buildFiles(
      {
        'base/kustomization.yaml': 'resources: [web.yaml]\nnamePrefix: base-',
        'base/web.yaml': web,
        'prod/kustomization.yaml': 'resources: [../base, service.yaml]\nnamePrefix: prod-',
        'prod/service.yaml': service,
      },
      'prod',
    );
    expect(text).toMatchInlineSnapshot(`
      "apiVersion: v1
      kind: Service
      metadata:
        name: prod-web
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: prod-base-web
      spec:
        template:
          spec:
            containers:
            - image: nginx
              name: web
      "
    `);
  });

  test('lets a component change what its kustomization has read so far', () => {
    const text = buildFiles(
      {
        'component/kustomization.yaml':
          'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnamePrefix: part-',
        'app/kustomization.yaml': 'resources: [service.yaml]\ncomponents: [../component]\nnamePrefix: app-',
        'app/service.yaml': service,
      },
      'app',
    );
    expect(text).toMatchInlineSnapshot(`
      "apiVersion: v1
      kind: Service
      metadata:
        name: app-part-web
      "
    `);
  });

  test('leaves out objects that are only for kustomize', () => {
    const local = `${service.trimEnd().replace('{ name: web }', '{ name: x, annotations: { config.kubernetes.io/local-config: "true" } }')}`;
    expect(buildFiles({ 'kustomization.yaml': 'resources: [x.yaml]', 'x.yaml': local })).toBe('');
  });

  test('passes on the warnings of kubectl', () => {
    const warnings: string[] = [];
    const onWarning = (message: string): number => warnings.push(message);
    buildFiles({ 'kustomization.yaml': 'commonLabels: { a: b }\nbases: []' }, '.', { onWarning });
    expect(warnings).toEqual([
      "# Warning: 'bases' is deprecated. Please use 'resources' instead. Run 'kustomize edit fix' to update your Kustomization automatically.",
      "# Warning: 'commonLabels' is deprecated. Please use 'labels' instead. Run 'kustomize edit fix' to update your Kustomization automatically.",
    ]);
  });
});

describe('a build that fails', () => {
  test('names both places of two objects with the same id', () => {
    const files = { 'kustomization.yaml': 'resources: [a.yaml, b.yaml]', 'a.yaml': service, 'b.yaml': service };
    expect(failureOf(files)).toBe(
      '[b.yaml] Cannot add v1 Service/web: there is already an object with this id (from a.yaml)\n' +
        '  Fix: remove one of the two, or change the name or namespace of one',
    );
  });

  test('names both entries through which one base comes twice', () => {
    const files = {
      'kustomization.yaml': 'resources: [a, b]',
      'a/kustomization.yaml': 'resources: [../base]',
      'b/kustomization.yaml': 'resources: [../base]',
      'base/kustomization.yaml': 'resources: [service.yaml]',
      'base/service.yaml': service,
    };
    expect(failureOf(files)).toBe(
      '[kustomization.yaml:1:16] Cannot add v1 Service/web twice: it comes from base/service.yaml through here and through kustomization.yaml:1:13\n' +
        '  Fix: give one of the two another namePrefix or namespace, or remove it',
    );
  });

  test('names the cycle if a folder builds on a folder around it', () => {
    const files = { 'kustomization.yaml': 'resources: [a]', 'a/kustomization.yaml': 'resources: [..]' };
    expect(failureOf(files)).toBe(
      '[a/kustomization.yaml:1:13] Cannot build on ..: it contains a, which is being built: this is a cycle\n' +
        '  Fix: remove one of the two references',
    );
  });

  test('names a file outside the folder, unless such files are allowed', () => {
    const files = { 'service.yaml': service, 'app/kustomization.yaml': 'resources: [../service.yaml]' };
    expect(failureOf(files, 'app')).toBe(
      '[app/kustomization.yaml:1:13] Cannot read ../service.yaml: it is not in or below app\n' +
        '  Fix: move the file there, or pass --load-restrictor LoadRestrictionsNone',
    );
    expect(buildFiles(files, 'app', { loadRestrictor: 'LoadRestrictionsNone' })).toContain('kind: Service');
  });

  test('names a resource on another machine', () => {
    const files = { 'kustomization.yaml': 'resources:\n- https://example.com/app.yaml' };
    expect(failureOf(files)).toBe(
      '[kustomization.yaml:2:1] Cannot fetch https://example.com/app.yaml: remote resources are not fetched, because the same files must give the same objects\n' +
        '  Fix: copy it into the repository (kubectl kustomize URL, or git subtree) and list that folder',
    );
  });

  test('names a component under resources', () => {
    const files = {
      'kustomization.yaml': 'resources: [part]',
      'part/kustomization.yaml': 'kind: Component\nnamePrefix: a-',
    };
    expect(failureOf(files)).toBe(
      '[kustomization.yaml:1:13] Cannot build on part here: it is a Component\n  Fix: list it under components',
    );
  });
});
