import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Chart } from 'cdk8s';
import { App, Kustomization, type KustomizationProps, stringifyManifests } from 'cdk8s-gitops';
import { type Folder, inFolder } from '../../engines/kustomize/in-folder';
import { messageOf } from '../../message-of';
import { describeWithTools } from '../../real-tools';

const files: Folder = {
  'charts/box/Chart.yaml': '{ apiVersion: v2, name: box, version: 1.0.0 }\n',
  'charts/box/values.yaml': 'size: 1\nlist: [1]\n',
  'charts/box/templates/box.yaml': `\
apiVersion: v1
kind: ConfigMap
metadata: { name: '{{ .Release.Name }}-box', namespace: '{{ .Release.Namespace }}' }
data:
  values: {{ toJson .Values | quote }}
  version: {{ .Capabilities.KubeVersion.Version }}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: '{{ .Release.Name }}-web' }
spec:
  template:
    spec:
      empty: { a: , b: 0755, c: 2024-01-02 }
      containers: [{ name: web, image: 'nginx:1', envFrom: [{ configMapRef: { name: '{{ .Release.Name }}-box' } }] }]
`,
  'web.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n',
  'values.yaml': 'size: 2\n',
};

function overlay(props: KustomizationProps): Kustomization {
  return new Kustomization(new Chart(new App(), 'prod'), 'overlay', props);
}

const printed = (objects: Kustomization): string =>
  stringifyManifests(
    objects.apiObjects.map((object) => object.toJson() as never),
    { dialect: 'kustomize' },
  );

test('a chart is refused with the way to name helm, if helm is not there', () => {
  const helm = process.env.HELM;
  process.env.HELM = 'no-such-helm';
  try {
    expect(messageOf(() => overlay({ helmCharts: [{ name: 'box', releaseName: 'r' }] }))).toBe(
      '[prod/overlay helmCharts[0]] Cannot render the chart box: no-such-helm was not found\n' +
        '  Fix: install helm, or give its path with --helm-command, helmCommand or the variable HELM',
    );
  } finally {
    process.env.HELM = helm;
    if (helm === undefined) {
      delete process.env.HELM;
    }
  }
});

describe.each(['helm-3.12', 'helm-4.2'] as const)('a Kustomization with charts, and %s', (tool) => {
  describeWithTools(['kubectl-1.36', tool], 'evaluated', ([kubectl, helm]) => {
    const { HELM, HELM_NAMESPACE, CDK8S_GITOPS_HELM_CACHE } = process.env;
    const before = { HELM, HELM_NAMESPACE, CDK8S_GITOPS_HELM_CACHE };
    const cache = mkdtempSync(join(tmpdir(), 'kustomize-cache-'));
    beforeAll(() => {
      Object.assign(process.env, { HELM: helm, HELM_NAMESPACE: 'elsewhere', CDK8S_GITOPS_HELM_CACHE: cache });
    });
    afterAll(() => {
      for (const [name, value] of Object.entries(before)) {
        delete process.env[name];
        Object.assign(process.env, value === undefined ? {} : { [name]: value });
      }
      rmSync(cache, { recursive: true });
    });

    const all = (folder: string): KustomizationProps => ({
      resources: [join(folder, 'web.yaml')],
      helmGlobals: { chartHome: join(folder, 'charts') },
      helmCharts: [
        { name: 'box', releaseName: 'one', valuesInline: { list: [2], text: 'yes' } },
        { name: 'box', releaseName: 'two', namespace: 'own', valuesFile: join(folder, 'values.yaml') },
      ],
      namespace: 'shop',
      namePrefix: 'p-',
      labels: [{ pairs: { team: 'shop' } }],
      images: [{ name: 'nginx', newTag: '2' }],
      patches: [
        { target: { kind: 'ConfigMap' }, patch: [{ op: 'add', path: '/metadata/annotations/a', value: 'b' }] },
        { target: { name: 'two-web' }, patch: { spec: { replicas: 3 } } },
      ],
    });

    test('has the objects of kubectl with the same kustomization', () => {
      inFolder(files, (folder) => {
        const fields = {
          ...all('.'),
          helmCharts: all('.').helmCharts?.map((chart) => ({ ...chart, kubeVersion: '1.36.0' })),
          patches: [
            {
              target: { kind: 'ConfigMap' },
              patch: '[{"op": "add", "path": "/metadata/annotations/a", "value": "b"}]',
            },
            { target: { name: 'two-web' }, patch: '[{"op": "add", "path": "/spec/replicas", "value": 3}]' },
          ],
        };
        writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify(fields));
        const args = ['kustomize', folder, '--enable-helm', '--helm-command', helm];
        const kubectls = execFileSync(kubectl, args, { encoding: 'utf8' });

        expect(printed(overlay(all(folder)))).toBe(kubectls);
      });
    });

    test('is emitted with the rendered objects, from which kubectl makes the same without helm', () => {
      inFolder(files, (folder) => {
        const construct = overlay(all(folder));
        for (const [path, text] of construct.toFiles()) {
          mkdirSync(dirname(join(folder, 'emitted', path)), { recursive: true });
          writeFileSync(join(folder, 'emitted', path), text);
        }

        const kubectls = execFileSync(kubectl, ['kustomize', join(folder, 'emitted')], { encoding: 'utf8' });

        expect(kubectls).toBe(printed(construct));
        expect(construct.toYaml()).toContain('- resources/1-prod-overlay-chart-one.yaml\n');
      });
    });

    test('needs no mark of kustomize in the emitted objects, if no rule could tell them from others', () => {
      inFolder(files, (folder) => {
        const { helmGlobals, helmCharts } = all(folder);

        const texts = [...overlay({ helmGlobals, helmCharts }).toFiles().values()].join('');

        expect(texts).not.toContain('annotations');
      });
    });

    test('renders the charts of folders that it builds on, but does not emit them', () => {
      inFolder({ ...files, 'kustomization.yaml': 'helmCharts: [{ name: box, releaseName: r }]' }, (folder) => {
        const construct = overlay({ resources: [folder], namespace: 'shop' });

        expect(construct.getApiObject('ConfigMap', 'r-box').metadata.namespace).toBe('shop');
        const place = `${relative('.', folder)}/kustomization.yaml:1:14`;
        expect(messageOf(() => construct.toFiles())).toBe(
          `[prod/overlay] Cannot emit the chart at ${place}: kubectl apply -k renders no charts\n` +
            '  Fix: move it to helmCharts of this construct, whose objects are emitted',
        );
      });
    });

    test('fetches no chart without a version', () => {
      inFolder(files, (folder) => {
        const chartHome = join(folder, 'charts');
        const chart = { name: 'web', releaseName: 'r', repo: 'https://charts.example' };

        const message = messageOf(() => overlay({ helmGlobals: { chartHome }, helmCharts: [chart] }));

        expect(message).toBe(
          `[prod/overlay helmCharts[0]] Cannot render the chart web: it is not in ${relative('.', chartHome)}, ` +
            'and without a version it is not fetched: it could be another one each time\n' +
            '  Fix: set its version, or put its folder there',
        );
      });
    });

    test('starts no process for a chart that is in the cache, and needs no helm for it', () => {
      inFolder(files, (folder) => {
        const rendered = printed(overlay(all(folder)));

        process.env.HELM = 'no-such-helm';
        try {
          expect(printed(overlay(all(folder)))).toBe(rendered);
        } finally {
          process.env.HELM = helm;
        }
      });
    });

    test('renders a chart again if its files, values or name have changed', () => {
      inFolder(files, (folder) => {
        const { helmGlobals } = all(folder);
        const chart = { name: 'box', releaseName: 'r', valuesFile: join(folder, 'values.yaml') };
        const textOf = (change: object = {}): string =>
          printed(overlay({ helmGlobals, helmCharts: [{ ...chart, ...change }] }));
        const texts = [textOf(), textOf({ releaseName: 's' }), textOf({ valuesInline: { size: 3 } })];

        writeFileSync(join(folder, 'values.yaml'), 'size: 4\n');
        texts.push(textOf());
        writeFileSync(
          join(folder, 'charts/box/templates/more.yaml'),
          '{ apiVersion: v1, kind: A, metadata: { name: a } }',
        );
        texts.push(textOf());

        expect(new Set(texts).size).toBe(texts.length);
      });
    });

    test('leaves out values that are undefined, and reads numbers as Go does', () => {
      inFolder(files, (folder) => {
        const valuesInline = { size: undefined, big: 9007199254740993n, none: null, list: [1, 2.5] };
        const helmCharts = [{ name: 'box', releaseName: 'r', valuesInline }];

        const objects = overlay({ helmGlobals: all(folder).helmGlobals, helmCharts });

        const { data } = objects.getApiObject('ConfigMap', 'r-box').toJson() as { data: { values: string } };
        expect(data.values).toBe('{"big":9007199254740992,"list":[1,2.5],"size":1}');
      });
    });

    test('does not change its props', () => {
      inFolder(files, (folder) => {
        const props = all(folder);
        const copy = structuredClone(props);

        overlay(props);

        expect(props).toEqual(copy);
      });
    });
  });
});
