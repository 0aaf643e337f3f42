import { join } from 'node:path';
import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { App, type KustomizationProps } from 'cdk8s-gitops';
import { messageOf } from '../../message-of';
import { inFolder } from '../../engines/kustomize/in-folder';
import { kustomization, shop, Shop, yamlOf } from './shop';

describe('Kustomization', () => {
  test('changes the objects of a construct, and does not change the construct', () => {
    const base = shop();
    const before = JSON.stringify(base.toJson());

    const yaml = yamlOf({
      resources: [base],
      namePrefix: 'p-',
      namespace: 'prod',
      images: [{ name: 'nginx', newTag: '2' }],
    });

    expect(yaml).toMatchInlineSnapshot(`
     "apiVersion: v1
     kind: ConfigMap
     metadata:
       name: p-settings
       namespace: prod
     ---
     apiVersion: apps/v1
     kind: Deployment
     metadata:
       name: p-web
       namespace: prod
     spec:
       template:
         spec:
           containers:
             - image: nginx:2
               name: web
     "
    `);
    expect(JSON.stringify(base.toJson())).toBe(before);
  });

  test('lets any number of overlays share a base', () => {
    const base = shop();

    const names = ['dev-', 'prod-'].map((namePrefix) =>
      kustomization({ resources: [base], namePrefix }).apiObjects.map(({ name }) => name),
    );

    expect(names).toEqual([
      ['dev-settings', 'dev-web'],
      ['prod-settings', 'prod-web'],
    ]);
  });

  test('reads files, folders and components by paths that are absolute or relative to the working folder', () => {
    const files = {
      'base/kustomization.yaml': 'resources: [map.yaml]\n',
      'base/map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: base\n',
      'component/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnameSuffix: -c\n',
      'pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: pod\n',
    };

    inFolder(files, (folder) => {
      const { apiObjects } = kustomization({
        resources: [join(folder, 'base'), join(folder, 'pod.yaml')],
        components: [join(folder, 'component')],
      });
      expect(apiObjects.map(({ name }) => name)).toEqual(['base-c', 'pod-c']);
    });
  });

  test('generates ConfigMaps with exactly the given values', () => {
    const literals = { QUOTED: '"x"', EQUALS: 'a=b', EMPTY: '' };

    const { apiObjects } = kustomization({ configMapGenerator: [{ name: 'settings', literals }] });

    expect(apiObjects[0].toJson()).toMatchObject({ data: literals });
    expect(apiObjects[0].name).toMatch(/^settings-[a-z0-9]{10}$/);
  });

  test('accepts patches as fields, as operations and as text', () => {
    const target = { kind: 'Deployment' };

    const { apiObjects } = kustomization({
      resources: [shop()],
      patches: [
        { target, patch: { spec: { replicas: 2 } } },
        { target, patch: [{ op: 'add', path: '/spec/paused', value: true }] },
        { patch: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  a: b\n' },
      ],
    });

    expect(apiObjects.map((object) => object.toJson())).toMatchObject([
      { kind: 'ConfigMap', data: { a: 'b' } },
      { kind: 'Deployment', spec: { replicas: 2, paused: true } },
    ]);
  });

  test('changes a name by a patch only if the patch may do that', () => {
    const rename = (patch: object) =>
      kustomization({
        resources: [shop()],
        patches: [{ target: { kind: 'ConfigMap' }, patch: { ...patch }, options: { allowNameChange: true } }],
      }).apiObjects[0].name;

    expect(rename({ metadata: { name: 'other' } })).toBe('other');
    expect(rename({ data: { a: 'b' } })).toBe('settings');
  });

  test('gives objects that later code can patch', () => {
    const overlay = kustomization({ resources: [shop()] });

    overlay.getApiObject('Deployment', 'web').addJsonPatch(JsonPatch.add('/spec/paused', true));

    expect(overlay.getApiObject('Deployment', 'web').toJson()).toMatchObject({ spec: { paused: true } });
  });

  test('gives the same text if it is evaluated twice', () => {
    const props = { resources: [shop()], configMapGenerator: [{ name: 'a', literals: { b: 'c' } }] };

    expect(yamlOf(props)).toBe(yamlOf(props));
  });
});

describe('bases in TypeScript', () => {
  test('must not change after they were read', () => {
    const app = new App();
    const base = shop();
    kustomization({ resources: [base] }, app);

    base.web.metadata.addLabel('late', 'yes');

    expect(messageOf(() => app.synth())).toMatchInlineSnapshot(`
     "Validation failed with the following errors:
       [prod/overlay] Cannot use shop: Deployment/web changed after it was read
       Fix: make the change before the Kustomization, or to the object that its getApiObject gives"
    `);
  });

  test('clash with their changed objects if they are in the same app', () => {
    const app = new App();
    const base = new Shop(app, 'shop');
    kustomization({ resources: [base] }, app);

    expect(messageOf(() => app.synth())).toMatchInlineSnapshot(`
     "Validation failed with the following errors:
       [prod/overlay] Cannot have Deployment/web, ConfigMap/settings twice: the base shop is in this app as well
       Fix: build the base in an App of its own, new App(), which is not synthesized"
    `);
  });

  test('are validated although they are not synthesized', () => {
    const app = new App();
    const base = shop();
    base.web.node.addValidation({ validate: () => ['something is wrong'] });
    kustomization({ resources: [base] }, app);

    expect(messageOf(() => app.synth())).toMatchInlineSnapshot(`
     "Validation failed with the following errors:
       [prod/overlay] [shop/web] something is wrong"
    `);
  });
});

describe('beyond kubectl', () => {
  test('replaces a registry; images without one are on Docker Hub', () => {
    const { apiObjects } = kustomization({
      resources: [shop()],
      images: [{ registry: 'docker.io', newRegistry: 'mirror.example:5000/hub' }],
    });

    expect(apiObjects[1].toJson()).toMatchObject({
      spec: { template: { spec: { containers: [{ image: 'mirror.example:5000/hub/library/nginx:1' }] } } },
    });
  });

  test('fails for a registry without any image', () => {
    const images = [{ registry: 'quay.io', newRegistry: 'mirror' }];

    expect(messageOf(() => kustomization({ resources: [shop()], images }))).toMatchInlineSnapshot(`
     "[prod/overlay] Cannot apply images[0]: no container has an image of quay.io
       Fix: remove the rule, or set optional: true"
    `);
  });

  test('changes images in ephemeral containers and in fields of custom resources', () => {
    const chart = new Chart(new App(), 'base');
    const spec = { image: 'nginx:1', ephemeralContainers: [{ name: 'debug', image: 'nginx:1' }] };
    new ApiObject(chart, 'thing', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'thing' }, spec });
    const rule = { name: 'nginx', newTag: '2', ephemeralContainers: true, fields: ['spec/image'] };

    const { apiObjects } = kustomization({ resources: [chart], images: [rule] });

    expect(apiObjects[0].toJson()).toMatchObject({
      spec: { image: 'nginx:2', ephemeralContainers: [{ image: 'nginx:2' }] },
    });
  });

  test("merges lists by the keys of today's Kubernetes on request", () => {
    const pod = (gates: string[]): object => ({ spec: { schedulingGates: gates.map((name) => ({ name })) } });
    const chart = new Chart(new App(), 'base');
    new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod' }, ...pod(['a']) });
    const props: KustomizationProps = {
      resources: [chart],
      patches: [{ target: { kind: 'Pod' }, patch: { ...pod(['b']) } }],
    };

    expect(kustomization(props).apiObjects[0].toJson()).toMatchObject(pod(['b']));
    expect(kustomization({ ...props, mergeKeys: 'current' }).apiObjects[0].toJson()).toMatchObject(pod(['b', 'a']));
  });
});

describe('the report', () => {
  test('shows what each rule changed as a table', () => {
    const { report } = kustomization({
      resources: [shop()],
      images: [{ name: 'nginx', newTag: '2' }],
      labels: [{ pairs: { env: 'prod' } }],
      replicas: [{ name: 'gone', count: 1, optional: true }],
    });

    expect(report.toTable()).toMatchInlineSnapshot(`
     "RULE         OBJECT              FIELD                                   BEFORE   AFTER
     labels[0]    Deployment/web      metadata.labels                         -        {"env":"prod"}
     labels[0]    ConfigMap/settings  metadata.labels                         -        {"env":"prod"}
     replicas[0]  (matches nothing)
     images[0]    Deployment/web      spec.template.spec.containers[0].image  nginx:1  nginx:2
     "
    `);
  });

  test('shows what each rule changed as JSON', () => {
    const { report } = kustomization({ resources: [shop()], images: [{ name: 'nginx', newTag: '2' }] });

    expect(JSON.parse(JSON.stringify(report))).toEqual({
      rules: [
        {
          rule: 'images[0]',
          where: 'prod/overlay images[0]',
          matched: ['Deployment/web'],
          changed: [
            {
              object: 'Deployment/web',
              changes: [{ path: 'spec.template.spec.containers[0].image', before: 'nginx:1', after: 'nginx:2' }],
            },
          ],
        },
      ],
      warnings: [],
    });
  });
});
