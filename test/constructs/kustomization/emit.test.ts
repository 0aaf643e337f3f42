import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import {
  App,
  Kustomization,
  type KustomizationProps,
  kustomize,
  type Manifest,
  stringifyManifests,
} from 'cdk8s-gitops';
import fc from 'fast-check';
import { messageOf } from '../../message-of';
import { describeWithTool } from '../../real-tools';
import { type Folder, inFolder } from '../../engines/kustomize/in-folder';

/** Files of a base with everything that a kustomization can change. */
const base = {
  'base/kustomization.yaml': 'resources:\n- web.yaml\nconfigMapGenerator:\n- name: base\n  literals:\n  - a=b\n',
  'base/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: web, image: "nginx:1", envFrom: [{configMapRef: {name: base}}]}
      - {name: log, image: "quay.io/shop/log:1"}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`,
  'app.ini': 'k = v\n',
  'patch.yaml': '- op: add\n  path: /spec/paused\n  value: true\n',
};

function constructBase(): Chart {
  const chart = new Chart(new App(), 'shop');
  const metadata = { name: 'shop', annotations: { odd: 'yes', date: '2024-01-02', number: '010' } };
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { text: 'a\n b \n' } });
  return chart;
}

function kustomization(props: KustomizationProps, app = new App()): Kustomization {
  return new Kustomization(new Chart(app, 'prod'), 'overlay', props);
}

const name = fc.constantFrom('a', 'web-', 'x1', 'p-');
const text = fc.constantFrom('x', 'yes', '010', '"q"', ' lead', 'a: b', '1e3', 'two\nlines', 'null', '~', '2024-01-02');

/** Props for a folder with the base, in which each part may be missing. */
const someProps = (folder: string): fc.Arbitrary<KustomizationProps> =>
  fc.record(
    {
      resources: fc.constantFrom([join(folder, 'base')], [join(folder, 'base'), constructBase()]),
      namespace: name.map((value) => `${value}ns`),
      namePrefix: name,
      nameSuffix: name.map((value) => `-${value.replace('-', '')}`),
      labels: fc.array(
        fc.record({
          pairs: fc.dictionary(fc.constantFrom('env', 'app', 'a.b/c'), name, { minKeys: 1 }),
          includeSelectors: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
      commonAnnotations: fc.dictionary(fc.constantFrom('note', 'x/y'), text, { minKeys: 1 }),
      images: fc.subarray([
        { name: 'nginx', newName: 'other', newTag: '1.10' },
        { registry: 'quay.io', newRegistry: 'mirror/q' },
      ]),
      replicas: fc.constantFrom([{ name: 'web', count: 3 }], [{ name: 'gone', count: 1, optional: true }]),
      patches: fc.subarray([
        { target: { kind: 'Deployment' }, path: join(folder, 'patch.yaml') },
        { target: { kind: 'Service' }, patch: { spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] } } },
        { patch: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'gone' } }, optional: true },
      ]),
      configMapGenerator: fc.array(
        fc.record({
          name: fc.constant('settings'),
          literals: fc.dictionary(fc.constantFrom('A', 'B'), text),
          files: fc.constantFrom([join(folder, 'app.ini')], { 'other.ini': join(folder, 'app.ini') }),
          options: fc.record({ disableNameSuffixHash: fc.boolean() }),
        }),
        { maxLength: 1 },
      ),
      replacements: fc.constantFrom([
        {
          source: { kind: 'Service', fieldPath: 'metadata.name' },
          targets: [
            { select: { kind: 'Deployment' }, fieldPaths: ['metadata.labels.service'], options: { create: true } },
          ],
        },
      ]),
      sortOptions: fc.constantFrom({ order: 'fifo' as const }, { order: 'legacy' as const }),
    },
    { requiredKeys: ['resources'] },
  );

describeWithTool('kubectl-1.36', 'what Kustomization emits', (kubectl) => {
  test('gives the same objects if kubectl builds it and if this library builds it', () => {
    inFolder(base, (folder) => {
      fc.assert(
        fc.property(someProps(folder), (props) => {
          const overlay = kustomization(props);
          const objects = overlay.apiObjects.map((object) => object.toJson() as Manifest);

          inFolder(Object.fromEntries(overlay.toFiles()), (emitted) => {
            const printed = execFileSync(kubectl, ['kustomize', emitted], { encoding: 'utf8' });
            expect(kustomize.build(emitted)).toEqual(objects);
            expect(printed).toBe(stringifyManifests(objects, { dialect: 'kustomize' }));
          });
        }),
        { numRuns: 60 },
      );
    });
  }, 120_000);
});

describe('toYaml', () => {
  test('is the kustomization as people write it, without the fields that only code has', () => {
    const overlay = kustomization({
      resources: [constructBase()],
      namePrefix: 'p-',
      patches: [{ target: { name: 'shop' }, patch: { data: { a: 'b' } }, optional: true }],
      images: [{ name: 'gone', newTag: '2', optional: true }],
      strict: true,
    });

    expect(overlay.toYaml()).toMatchInlineSnapshot(`
     "apiVersion: kustomize.config.k8s.io/v1beta1
     kind: Kustomization
     resources:
       - resources/0-shop.yaml
     namePrefix: p-
     patches:
       - target:
           name: shop
         patch: |
           kind: Any
           metadata:
             name: any
           data:
             a: b
     "
    `);
    expect([...overlay.toFiles().keys()]).toEqual(['kustomization.yaml', 'resources/0-shop.yaml']);
  });
});

describe('emit', () => {
  test('writes the folder instead of the objects', () => {
    inFolder({}, (folder) => {
      const app = new App({ outdir: join(folder, 'dist') });
      const directory = relative('.', join(folder, 'overlay'));
      const overlay = kustomization({ resources: [constructBase()], namePrefix: 'p-', emit: { directory } }, app);

      app.synth();

      expect(kustomize.build(join(folder, 'overlay'))).toEqual(overlay.apiObjects.map((object) => object.toJson()));
      expect(() => kustomize.build(join(folder, 'dist'))).toThrow('Cannot build: the folder has no kustomization.yaml');
    });
  });

  test('fails for an object that was changed later, since the files would not have the change', () => {
    const app = new App();
    const overlay = kustomization({ resources: [constructBase()], emit: { directory: 'overlays/never' } }, app);

    overlay.getApiObject('ConfigMap', 'shop').addJsonPatch(JsonPatch.add('/data/late', 'yes'));

    expect(messageOf(() => app.synth())).toMatchInlineSnapshot(`
     "Validation failed with the following errors:
       [prod/overlay] Cannot emit ConfigMap/shop: it was changed after the kustomization was evaluated
       Fix: put the change into patches, so that the files have it, too"
    `);
  });

  test('fails for an empty directory', () => {
    expect(messageOf(() => kustomization({ resources: [constructBase()], emit: { directory: '' } }))).toBe(
      '[prod/overlay] Cannot use "" as emit.directory: it must not be empty\n  Fix: give it a value',
    );
  });

  test('fails for merge keys that kubectl does not have', () => {
    const create = () =>
      kustomization({ resources: [constructBase()], mergeKeys: 'current', emit: { directory: 'overlays/never' } });

    expect(messageOf(create)).toMatchInlineSnapshot(`
     "[prod/overlay] Cannot emit a kustomization with mergeKeys: current, since kubectl has the keys of Kubernetes 1.21
       Fix: leave mergeKeys out, or leave emit out"
    `);
  });

  test.each(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])(
    'fails for a data file %s, which would be in the place of the emitted kustomization.yaml',
    (file) => {
      inWorkingFolder({ [file]: 'data' }, () => {
        const app = new App();
        kustomization({ configMapGenerator: [{ name: 'map', files: [file] }], emit: { directory: 'overlay' } }, app);

        expect(messageOf(() => app.synth())).toBe(
          `[prod/overlay] Cannot emit ${file} as ${file}: ` +
            'the kustomization.yaml of this kustomization is in the same folder, and kustomize reads one there\n' +
            `  Fix: rename ${file}, or move it to another folder`,
        );
        expect(existsSync('overlay')).toBe(false);
      });
    },
  );

  test('fails for a file in the place of the objects of a construct', () => {
    inWorkingFolder({ 'resources/0-shop.yaml': 'data' }, () => {
      const overlay = kustomization({
        resources: [constructBase()],
        configMapGenerator: [{ name: 'map', files: ['resources/0-shop.yaml'] }],
      });

      expect(messageOf(() => overlay.toFiles())).toBe(
        '[prod/overlay] Cannot emit resources/0-shop.yaml as resources/0-shop.yaml: ' +
          'the objects of a construct are written to resources/0-shop.yaml\n' +
          '  Fix: rename resources/0-shop.yaml, or move it to another folder',
      );
    });
  });

  test('writes a data file kustomization.yaml of another folder', () => {
    inWorkingFolder({ 'data/kustomization.yaml': 'data' }, () => {
      const files = ['data/kustomization.yaml'];
      const overlay = kustomization({ configMapGenerator: [{ name: 'map', files }] });

      expect([...overlay.toFiles().keys()]).toEqual(['kustomization.yaml', 'data/kustomization.yaml']);
    });
  });
});

/** Runs a test with some files in the working folder. */
function inWorkingFolder(files: Folder, run: () => void): void {
  const before = process.cwd();
  inFolder(files, (folder) => {
    process.chdir(folder);
    try {
      run();
    } finally {
      process.chdir(before);
    }
  });
}
