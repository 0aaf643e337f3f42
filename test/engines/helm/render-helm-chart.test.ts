import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RenderRequest } from '../../../lib/engines/helm/render-request';
import { messageOf } from '../../message-of';
import { describeWithTool } from '../../real-tools';
import { filesBelow, temporaryFolder } from '../../temporary-folder';
import { cache, render, useOwnCache } from './render-for-test';
import { configMap, sampleChart } from './sample-chart';
import { warningsOf, withEnvironment } from './with-environment';

useOwnCache();

const hookChart = {
  'templates/all.yaml': [
    ['job', 'pre-install,pre-upgrade', ['"helm.sh/hook-weight": "-5"', '"helm.sh/hook-delete-policy": hook-succeeded']],
    ['test', 'test', []],
    ['back', 'post-rollback', []],
  ]
    .map(([name, hook, more]) => {
      const annotations = [`"helm.sh/hook": "${hook as string}"`, ...more].join(', ');
      return `---\napiVersion: batch/v1\nkind: Job\nmetadata: { name: ${name as string}, annotations: { ${annotations} } }\n`;
    })
    .join(''),
  'templates/keep.yaml': configMap('keep', '  annotations: { helm.sh/resource-policy: keep }\n'),
};

describe.each(['helm-3.12', 'helm-4.2'] as const)('%s', (tool) => {
  describeWithTool(tool, 'renderHelmChart', (helm) => {
    withEnvironment(() => ({ HELM: helm, CDK8S_GITOPS_HELM_CACHE: cache.folder }));

    test('gives the objects as kubectl reads them', () => {
      const chart = sampleChart(temporaryFolder(), {
        'templates/map.yaml': configMap(
          'a',
          'data: { mode: 0755, on: yes, most: 9223372036854775000, date: 2024-01-02 }',
        ),
        'templates/list.yaml':
          'apiVersion: v1\nkind: List\nitems:\n- { apiVersion: v1, kind: Secret, metadata: { name: b } }\n',
        'templates/empty.yaml': '{{ if false }}x{{ end }}\n---\n# nothing\n',
      });

      expect(render(chart)).toEqual([
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'a' },
          data: { mode: 493, true: true, most: 9223372036854775000n, date: '2024-01-02' },
        },
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'b' } },
      ]);
    });

    test('passes values exactly, lets them win over files, and deletes defaults that are null', () => {
      const folder = temporaryFolder();
      const chart = sampleChart(join(folder, 'chart'), {
        'values.yaml': 'a: 1\nb: 2\nc: 3\nd: { e: 4 }\n',
        'templates/map.yaml': configMap('a', 'data: {{ .Values | toJson }}\n'),
      });
      const file = join(folder, 'one, "two".yaml');
      writeFileSync(file, 'b: file\nc: file\n');
      const values = { c: 'values', on: 'no', a: null, text: 'null', gone: undefined, d: { f: [1, null] } };

      const [{ data }] = render(chart, { values, valueFiles: [file] });

      expect(data).toEqual({ b: 'file', c: 'values', on: 'no', text: 'null', d: { e: 4, f: [1, null] } });
      expect(values).toEqual({ c: 'values', on: 'no', a: null, text: 'null', gone: undefined, d: { f: [1, null] } });
    });

    test('passes the release, the namespace, three numbers of the Kubernetes version and the API versions', () => {
      const chart = sampleChart(temporaryFolder(), {
        'templates/map.yaml': configMap(
          '{{ .Release.Name }}',
          'data:\n  namespace: {{ .Release.Namespace }}\n  version: {{ .Capabilities.KubeVersion }}\n' +
            '  has: {{ .Capabilities.APIVersions.Has "example.com/v1/Thing" | quote }}\n',
        ),
      });

      const [{ metadata, data }] = render(chart, { kubeVersion: '1.30', apiVersions: ['example.com/v1/Thing'] });
      const [other] = render(chart);

      expect([metadata?.name, data]).toEqual(['web', { namespace: 'apps', version: 'v1.30.0', has: 'true' }]);
      expect(other.data).toEqual({ namespace: 'apps', version: 'v1.36.0', has: 'false' });
    });

    test('includes the files of crds/, unless they are not wanted', () => {
      const chart = sampleChart(temporaryFolder(), {
        'crds/a.yaml': configMap('crd', ''),
        'templates/b.yaml': configMap('b', ''),
      });

      const names = [{}, { includeCrds: false }].map((request) =>
        render(chart, request).map(({ metadata }) => metadata?.name),
      );

      expect(names).toEqual([['crd', 'b'], ['b']]);
    });

    test('leaves out tests, and keeps, drops or translates other hooks', () => {
      const chart = sampleChart(temporaryFolder(), hookChart);
      const annotations = (request: Partial<RenderRequest>): Record<string, unknown> =>
        Object.fromEntries(render(chart, request).map(({ metadata }) => [metadata?.name, metadata?.annotations]));

      expect(annotations({})).toEqual({
        keep: { 'helm.sh/resource-policy': 'keep' },
        job: {
          'helm.sh/hook': 'pre-install,pre-upgrade',
          'helm.sh/hook-weight': '-5',
          'helm.sh/hook-delete-policy': 'hook-succeeded',
        },
        back: { 'helm.sh/hook': 'post-rollback' },
      });
      expect(Object.keys(annotations({ hooks: 'drop' }))).toEqual(['keep']);
      expect(annotations({ hooks: 'argo-cd' })).toEqual({
        keep: { 'argocd.argoproj.io/sync-options': 'Delete=false' },
        job: {
          'argocd.argoproj.io/hook': 'PreSync',
          'argocd.argoproj.io/sync-wave': '-5',
          'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded',
        },
      });
    });

    test('takes the last of two equal keys, and names template, object and key', () => {
      const chart = sampleChart(temporaryFolder(), {
        'templates/a.yaml': configMap('a', 'data: { x: "1", z: "2", x: "3" }'),
      });
      let data: unknown;

      const warnings = warningsOf(() => ([{ data }] = render(chart)));

      expect(data).toEqual({ x: '3', z: '2' });
      expect(warnings).toEqual([
        `[app/web] The chart ${chart} sets a key twice, and the last value is used: data.x of ConfigMap/a ` +
          '(sample/templates/a.yaml)\n' +
          '  Fix: remove one of the two from the template, or report it to the authors of the chart',
      ]);
    });

    test('repeats warnings of helm, also from the cache, but without paths of the machine', () => {
      const folder = temporaryFolder();
      const chart = sampleChart(join(folder, 'chart'), {
        'Chart.yaml': 'apiVersion: v2\nname: sample\nversion: 0.1.0\ndeprecated: true\n',
        '../lib/.keep': '',
      });
      symlinkSync('../lib', join(chart, 'lib'));

      const [first, second] = [warningsOf(() => render(chart)), warningsOf(() => render(chart))];

      expect(first).toEqual([
        expect.stringMatching(/^\[app\/web\] helm reports on the chart .*lib.*deprecated.*\n {2}Fix: /s),
      ]);
      expect(second).toEqual([
        expect.stringMatching(/^\[app\/web\] helm reports on the chart [^\n]*deprecated[^\n]*\n {2}Fix: /),
      ]);
      expect(Object.values(filesBelow(cache.folder)).join('')).not.toContain(folder);
    });

    test('reads 13 MB of output', () => {
      const text = 'x'.repeat(1024 * 1024);
      const files = Array.from({ length: 13 }, (_, index) => [
        `templates/${index}.yaml`,
        configMap(`map-${index}`, `data: { text: ${text} }\n`),
      ]);
      const chart = sampleChart(temporaryFolder(), Object.fromEntries(files) as Record<string, string>);

      const lengths = render(chart).map(({ data }) => (data as { text: string }).text.length);

      expect(lengths).toEqual(Array(13).fill(1024 * 1024));
    });

    test('reports why helm fails, with the construct and the chart', () => {
      const chart = sampleChart(temporaryFolder(), {
        'templates/a.yaml': '{{ required "host is needed" .Values.host }}',
      });

      expect(messageOf(() => render(chart))).toMatch(
        new RegExp(
          `^\\[app/web\\] Cannot render the chart ${chart} with helm v[34]\\.\\S+: it ended with exit code 1\n` +
            '.*host is needed.*\n  Fix: correct what helm names, in the chart or in its values$',
          's',
        ),
      );
    });

    test('names the template of what kubectl would not read', () => {
      const chart = sampleChart(temporaryFolder(), { 'templates/a.yaml': configMap('a', '  labels: { size: 1 }\n') });

      expect(messageOf(() => render(chart))).toBe(
        `[app/web] Cannot read what the chart ${chart} renders to: sample/templates/a.yaml:3:1: Cannot use a number as ` +
          'metadata.labels.size of ConfigMap/a: it must be a string\n  Fix: correct the template, or the values that it uses',
      );
    });

    test('is the same in a hostile environment, and writes nothing but the cache', () => {
      const folder = temporaryFolder();
      const home = join(folder, 'home');
      const chart = sampleChart(join(folder, 'chart'), {
        'templates/a.yaml': configMap(
          'a',
          'data: { zone: {{ now | date "Z07:00" }}, namespace: {{ .Release.Namespace }} }',
        ),
      });
      const calm = render(chart);
      rmSync(cache.folder, { recursive: true });
      mkdirSync(join(home, '.kube'), { recursive: true });
      writeFileSync(join(home, '.kube/config'), 'not: { a: kubeconfig');
      const before = filesBelow(folder);
      Object.assign(process.env, {
        ...{
          HOME: home,
          KUBECONFIG: join(home, '.kube/config'),
          TZ: 'Asia/Seoul',
          LANG: 'tr_TR.UTF-8',
          LC_ALL: 'tr_TR.UTF-8',
        },
        ...{
          HELM_NAMESPACE: 'other',
          HELM_DEBUG: 'true',
          HELM_PLUGINS: home,
          HELM_KUBECONTEXT: 'x',
          HELM_DRIVER: 'sql',
        },
        ...{ HELM_CACHE_HOME: home, HELM_CONFIG_HOME: home, HELM_DATA_HOME: home, XDG_CACHE_HOME: home, TMPDIR: home },
        ...{
          KUBERNETES_SERVICE_HOST: '127.0.0.1',
          KUBERNETES_SERVICE_PORT: '1',
          HELM_KUBEAPISERVER: 'https://127.0.0.1:1',
        },
      });

      const hostile = render(chart);

      expect(hostile).toEqual(calm);
      expect(hostile[0].data).toEqual({ zone: 'Z', namespace: 'apps' });
      expect(filesBelow(folder)).toEqual(before);
    });
  });
});
