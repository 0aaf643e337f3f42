import { join } from 'node:path';
import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { App, Kustomization, type KustomizationProps, stringifyManifests } from 'cdk8s-gitops';
import { type Construct } from 'constructs';
import { messageOf } from '../../message-of';
import { inFolder } from '../../engines/kustomize/in-folder';

/** A base in TypeScript. */
class Shop extends Chart {
  public readonly web: ApiObject;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const spec = { template: { spec: { containers: [{ name: 'web', image: 'nginx:1' }] } } };
    this.web = new ApiObject(this, 'web', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec,
    });
    new ApiObject(this, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } });
  }
}

const shop = (): Shop => new Shop(new App(), 'shop');

function kustomization(props: KustomizationProps, app = new App()): Kustomization {
  return new Kustomization(new Chart(app, 'prod', { namespace: 'unused' }), 'overlay', props);
}

const yamlOf = (props: KustomizationProps): string =>
  stringifyManifests(kustomization(props).apiObjects.map((object) => object.toJson()));

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

describe('a strict Kustomization', () => {
  test('fails for every rule that matches nothing, and lists what exists', () => {
    const create = () =>
      kustomization({
        resources: [shop()],
        images: [{ name: 'ngnix', newTag: '2' }],
        patches: [{ target: { kind: 'StatefulSet' }, patch: { spec: {} } }],
        replacements: [{ sourceValue: 'x', targets: [{ select: { kind: 'Ingress' } }] }],
      });

    expect(messageOf(create)).toMatchInlineSnapshot(`
     "[prod/overlay patches[0]] Cannot patch kind StatefulSet: no object matches
       Fix: use one of { kind: "Deployment", name: "web" }, { kind: "ConfigMap", name: "settings" }; or set optional: true
     [prod/overlay images[0]] Cannot change the image ngnix: no container uses it
       Fix: use nginx; or set optional: true
     [prod/overlay replacements[0]] Cannot replace anything in kind Ingress: no object matches
       Fix: use one of Deployment/web, ConfigMap/settings; or set optional: true"
    `);
  });

  test('fails for everything that kubectl silently destroys', () => {
    const containers = [{ image: 'nginx:2' }];
    const create = () =>
      kustomization({
        resources: [shop()],
        patches: [{ target: { name: 'web' }, patch: { spec: { template: { spec: { containers } } } } }],
        configMapGenerator: [{ name: 'bad', literals: { 'a b': 'c' } }],
      });

    expect(messageOf(create)).toMatchInlineSnapshot(`
     "[prod/overlay patches[0]] Cannot merge an element of spec.template.spec.containers into Deployment/web: {"image":"nginx:2"} has no name
       Fix: add name: the list is merged by name
     [prod/overlay configMapGenerator[0]] Cannot generate ConfigMap/bad with the key "a b": the API server does not accept it
       Fix: use letters, digits, -, _ and . only, at most 253 characters, and do not begin with .."
    `);
  });

  test('fails for a dot in the name of an image that matches another letter', () => {
    const create = () => kustomization({ resources: [shop()], images: [{ name: 'ngin.', newTag: '2' }] });

    expect(messageOf(create)).toMatchInlineSnapshot(`
     "[prod/overlay images[0]] Cannot change the image ngin.: its name is a regular expression and matches nginx as well
       Fix: write name: "ngin\\\\.", with an escaped dot"
    `);
  });

  test('fails for a missing workload, as kubectl does', () => {
    const create = () => kustomization({ resources: [shop()], replicas: [{ name: 'wbe', count: 2 }] });

    expect(messageOf(create)).toMatchInlineSnapshot(`
     "[prod/overlay replicas[0]] Cannot set the replicas of wbe: no workload has that name
       Fix: use Deployment/web"
    `);
  });

  test('accepts optional rules that match nothing, even those for which kubectl fails', () => {
    const props: KustomizationProps = {
      resources: [shop()],
      images: [{ name: 'redis', newTag: '2', optional: true }],
      replicas: [{ name: 'gone', count: 2, optional: true }],
      patches: [{ patch: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'gone' } }, optional: true }],
    };

    expect(yamlOf(props)).toBe(yamlOf({ resources: [shop()] }));
  });

  test('is off with strict: false', () => {
    const props = { resources: [shop()], images: [{ name: 'redis', newTag: '2' }] };

    expect(yamlOf({ ...props, strict: false })).toBe(yamlOf({ resources: [shop()] }));
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

test('a Kustomization warns of a patch that changes nothing, once, and its report has the warning', () => {
  const emitted = jest.spyOn(process, 'emitWarning').mockReturnValue();

  const patch = [{ op: 'replace' as const, path: '/metadata/name', value: 'web' }];
  const { report } = kustomization({ resources: [shop()], patches: [{ target: { kind: 'Deployment' }, patch }] });

  expect(emitted.mock.calls).toEqual([
    [
      '[prod/overlay patches[0]] The patch changes nothing: the objects have all of it already\n' +
        '  Fix: remove the patch, or correct its fields',
    ],
  ]);
  expect(report.warnings.map(({ where }) => where)).toEqual(['prod/overlay patches[0]']);
  emitted.mockRestore();
});

test('a Kustomization names both places of a construct that it lists twice', () => {
  const base = shop();

  expect(messageOf(() => kustomization({ resources: [base, base] }))).toBe(
    '[prod/overlay resources[1]] Cannot add apps/v1 Deployment/web twice: it comes from shop through here and through prod/overlay resources[0]\n' +
      '  Fix: give one of the two another namePrefix or namespace, or remove it',
  );
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
