import { mkdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { chartFiles } from '../../../lib/engines/helm-package/chart-files';
import { packageVersion } from '../../../lib/engines/helm-package/metadata/package-version';
import { type MarkedObject, ReleaseMark, TextMark, ValueMark } from '../../../lib/engines/helm-package/marks';
import { describeWithTool } from '../../real-tools';
import { messageOf } from '../../message-of';
import { evaluateObjects } from './evaluate-marks';
import { deployment, scaler, spec } from './mychart';
import { runHelm, templateObjects, withFiles } from './render-package';

const metadata = { name: 'mychart', version: '0.1.0', icon: 'https://example.com/icon.svg' };
const selector = { matchLabels: { app: 'web' } };
const withSelector = {
  ...deployment,
  manifest: { ...deployment.manifest, spec: { ...(deployment.manifest.spec as object), selector } },
};
const files = chartFiles({ metadata, objects: [withSelector, scaler], notes: 'Run {{ this }}' });

const crd: MarkedObject = {
  path: 'mychart/crd',
  conditions: [],
  manifest: {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com', annotations: { note: '{{ x }}' } },
    spec: { maximum: 9223372036854775000n },
  },
};

/** A chart that depends on this one. */
const parent = (values: string): Map<string, string> =>
  new Map([
    [
      'Chart.yaml',
      'apiVersion: v2\nname: parent\nversion: "1.0.0"\ndependencies:\n  - { name: mychart, version: 0.1.0, condition: mychart.enabled }\n',
    ],
    ['values.yaml', values],
    ...[...files].map(([path, text]) => [`charts/mychart/${path}`, text] as const),
  ]);

describe.each(['helm-3.12', 'helm-4.2'] as const)('%s', (tool) => {
  describeWithTool(tool, 'a written chart', (helm) => {
    test('passes helm lint --strict without a warning', () => {
      const output = withFiles(new Map([...files].map(([path, text]) => [`mychart/${path}`, text])), (folder) =>
        runHelm(helm, ['lint', '--strict', `${folder}/mychart`]),
      );

      expect(output).not.toMatch(/WARNING|ERROR|INFO/);
      expect(output).toContain('1 chart(s) linted, 0 chart(s) failed');
    });

    test('is packed by helm package, without the list of what was written', () => {
      const written = new Map([...files, ['.cdk8s-gitops', 'values.yaml\n']]);
      withFiles(new Map([...written].map(([path, text]) => [`mychart/${path}`, text])), (folder) => {
        mkdirSync(`${folder}/out`);

        runHelm(helm, ['package', `${folder}/mychart`, '--destination', `${folder}/out`]);

        const archive = gunzipSync(readFileSync(`${folder}/out/mychart-0.1.0.tgz`));
        expect(archive.includes('mychart/templates/web-deployment.yaml')).toBe(true);
        expect(archive.includes('mychart/.cdk8s-gitops')).toBe(false);
      });
    });

    test.each(['{}', 'global: { a: 1 }', 'mychart: { enabled: true }', 'mychart: { replicaCount: 7 }'])(
      'may be the dependency of a chart with the values %s',
      (values) => {
        const set = new Map(values.includes('replicaCount') ? [['replicaCount', 7]] : []);

        const objects = withFiles(parent(values), (folder) => templateObjects(helm, folder));

        expect(objects).toEqual(evaluateObjects([withSelector, scaler], set));
      },
    );

    test('is switched off by the condition of a chart that depends on it', () => {
      expect(withFiles(parent('mychart: { enabled: false }'), (folder) => templateObjects(helm, folder))).toEqual([]);
    });

    test.each([
      ['--set', 'replicaCount=null'],
      ['--set', 'image=null'],
      ['--set', 'image.tagg=x'],
      ['--set', 'replicaCount=0'],
      ['--set', 'replicaCount=1.5'],
      ['--set-string', 'replicaCount=3'],
      ['--set', 'resources.limits[1]=x'],
      ['--set', 'workers=9007199254740993'],
    ])('refuses %s %s', (flag, value) => {
      const message = withFiles(files, (folder) => messageOf(() => runHelm(helm, ['template', folder, flag, value])));

      expect(message).toContain("values don't meet the specifications of the schema(s)");
    });

    test('has its definitions of custom resources in crds/, as they were written', () => {
      const output = withFiles(chartFiles({ metadata, objects: [crd] }), (folder) =>
        runHelm(helm, ['template', folder, '--include-crds']),
      );

      expect(output).toContain('note: "{{ x }}"');
      expect(output).toContain('maximum: 9223372036854775000');
    });

    test('needs its dependencies in charts/, whose values it lets through', () => {
      const password = new ValueMark(spec('redis.auth.password', 'string', 'x'));
      const dependencies = [{ name: 'redis', version: '1.0.0', condition: 'redis.enabled' }];
      const thing: MarkedObject = {
        path: 'a',
        conditions: [],
        manifest: { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'a' }, password },
      };
      const redis = new Map([
        ['charts/redis/Chart.yaml', 'apiVersion: v2\nname: redis\nversion: 1.0.0\n'],
        ['charts/redis/values.yaml', 'enabled: true\nauth: { user: me }\nport: 1\n'],
        [
          'charts/redis/templates/a.yaml',
          'apiVersion: v1\nkind: Redis\nmetadata: { name: b }\nauth: {{ toJson .Values.auth }}\n',
        ],
      ]);
      const chart = chartFiles({ metadata: { ...metadata, dependencies }, objects: [thing] });

      const objects = withFiles(new Map([...chart, ...redis]), (folder) =>
        templateObjects(helm, folder, new Map([['redis', { source: 'file', value: { port: 2 } }]])),
      );

      expect(objects).toMatchObject([{ password: 'x' }, { auth: { user: 'me', password: 'x' } }]);
    });

    test.each(['1.2.3-01', '1.2.3-rc_1', '99999999999999999999.0.0', '1', '0.0.0-0'])(
      'is not accepted with the version %s, which is refused before',
      (version) => {
        const chart = new Map([...files, ['Chart.yaml', `apiVersion: v2\nname: mychart\nversion: "${version}"\n`]]);

        const lint = (): unknown => withFiles(chart, (folder) => runHelm(helm, ['lint', '--strict', folder]));

        expect(packageVersion.accepts(version)).toBe(false);
        // Helm 3 reads 1 as 1.0.0.
        const isLoose = tool === 'helm-3.12' && version === '1';
        expect(isLoose ? lint() : messageOf(lint)).toContain(`1 chart(s) linted, ${isLoose ? 0 : 1} chart(s) failed`);
      },
    );
  });
});

describeWithTool('helm-4.2', 'the notes of a written chart', (helm) => {
  test('are printed with the values as they are', () => {
    const tag = new ValueMark(spec('tag', 'string', 'a "b" {{ c }}'));
    const count = new ValueMark(spec('count', 'integer', 12_345_678));
    const notes = new TextMark(['{{ x }} {', tag, '} ', count, ' of ', new ReleaseMark('Name'), ' {{-']);
    const chart = chartFiles({ metadata, objects: [], notes });

    const output = withFiles(chart, (folder) => runHelm(helm, ['install', 'rel', folder, '--dry-run=client']));

    expect(output).toContain('NOTES:\n{{ x }} {a "b" {{ c }}} 12345678 of rel {{-\n');
  });
});
