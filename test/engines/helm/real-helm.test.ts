import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Manifest } from '../../../lib/core/manifest';
import { renderHelmChart } from '../../../lib/engines/helm/render-helm-chart';
import { anyText } from '../../core/yaml/arbitraries';
import { readWithKubectl } from '../../core/yaml/kubectl';
import { describeWithTool } from '../../real-tools';
import { seedOr } from '../../seed';
import { temporaryFolder } from '../../temporary-folder';
import { configMap, sampleChart } from './sample-chart';
import { warningsOf, withEnvironment } from './with-environment';

const cache = { folder: '' };
beforeEach(() => {
  cache.folder = join(temporaryFolder(), 'cache');
});

/** Writes any value exactly: with `quote` for texts and keys, and `toJson` for the rest. */
const exactTemplate = `
{{- define "exact" -}}
{{- if kindIs "map" . -}} { {{- range $key, $value := . }}{{ $key | quote }}: {{ include "exact" $value }}, {{ end -}} }
{{- else if kindIs "slice" . -}} [ {{- range . }}{{ include "exact" . }}, {{ end -}} ]
{{- else if kindIs "string" . -}} {{ . | quote }}
{{- else -}} {{ toJson . }}
{{- end -}}
{{- end -}}
`;

const key = anyText.filter((text) => text.length < 500 && text.isWellFormed());
const text = anyText.filter((value) => value.isWellFormed());
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    number.map((value) => value + 0),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 6 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6, noNullPrototype: true }),
  ),
})).value;

/** Fields of an object in forms that tools read differently, with actions of templates in them. */
const fields = fc.constantFrom(
  ...['mode: 0755', 'on: yes', 'date: 2024-01-02', 'time: 12:30:45', 'none: ~', 'empty:', 'float: 1e3', 'hex: 0x1f'],
  ...[
    'most: 9223372036854775807',
    'size: 1',
    'size: 2',
    'list: [a, yes, 010]',
    'map: { a: 1, a: 2, b: {} }',
    'o: 0o17',
  ],
  ...['text: {{ .Values.text | quote }}', 'json: {{ toJson .Values.list }}', 'number: {{ .Values.number }}'],
  'yaml:\n{{ toYaml .Values.list | indent 4 }}',
  'block: |\n    a\n      b\n\n    c',
  'folded: >-\n    a\n    b',
  '{{ if .Values.on }}switched: {{ .Release.Name }}{{ end }}',
  'anchor: &a { x: 1 }\n  alias: *a\n  merged: { <<: *a, y: 2 }',
);
const kinds = fc.constantFrom(
  'v1 ConfigMap',
  'v1 Secret',
  'apps/v1 Deployment',
  'example.com/v1 Thing',
  'v1 Namespace',
);
const hooks = fc.constantFrom('', '', '', 'pre-install', 'test', 'post-upgrade,test', 'test-success');
const objects = fc.tuple(kinds, hooks, fc.array(fields, { maxLength: 6 })).map(([kind, hook, lines]) => {
  const [apiVersion, name] = kind.split(' ');
  const annotations = hook === '' ? '' : `, annotations: { helm.sh/hook: "${hook}" }`;
  const spec = ['spec:', '  first: 1', ...lines.map((line) => `  ${line}`)].join('\n');
  return `apiVersion: ${apiVersion}\nkind: ${name}\nmetadata: { name: NAME${annotations} }\n${spec}\n`;
});
const texts = fc.array(fc.oneof({ arbitrary: objects, weight: 5 }, fc.constantFrom('', '# only a comment\n')), {
  maxLength: 3,
});
const charts = fc.array(fc.tuple(fc.constantFrom('templates', 'templates', 'crds', 'charts/sub/templates'), texts), {
  maxLength: 4,
});

/** The files of a chart. Each object has a name of its own. */
function filesOf(parts: readonly (readonly [string, readonly string[]])[]): Record<string, string> {
  let count = 0;
  const files = parts.map(([folder, documents], index) => {
    const all = documents.map((document) => document.replaceAll('NAME', () => `name-${count++}`)).join('---\n');
    return [`${folder}/${index}.yaml`, folder === 'crds' ? all.replace(/^.*\{\{.*\n/gm, '') : all];
  });
  return {
    'values.yaml':
      'text: "yes"\nlist: [1, "1", true, null, 1.5]\nnumber: 5\non: true\nsub: { text: "", list: [], number: 0 }\n',
    'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 0.1.0\n',
    ...(Object.fromEntries(files) as Record<string, string>),
  };
}

function byName(manifests: readonly unknown[]): unknown[] {
  const nameOf = (manifest: unknown): string => (manifest as Manifest).metadata?.name ?? '';
  return [...manifests].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

describe.each(['helm-3.12', 'helm-4.2'] as const)('%s', (tool) => {
  describeWithTool(tool, 'the objects of a chart', (helm) => {
    withEnvironment(() => ({ HELM: helm, CDK8S_GITOPS_HELM_CACHE: cache.folder }));

    test('have values exactly as they were passed', () => {
      const chart = sampleChart(temporaryFolder(), {
        'templates/_exact.tpl': exactTemplate,
        'templates/a.yaml': configMap('a', 'data: {{ include "exact" .Values }}\n'),
      });

      fc.assert(
        fc.property(fc.array(values, { minLength: 20, maxLength: 40 }), (list) => {
          const before = structuredClone(list);

          const [{ data }] = renderHelmChart({
            where: 'test',
            chart,
            releaseName: 'a',
            namespace: 'a',
            values: { list },
          });

          expect(rounded(data)).toEqual({ list });
          expect(list).toEqual(before);
        }),
        { numRuns: 25, seed: seedOr(14) },
      );
    });

    describeWithTool('kubectl-1.36', 'read by kubectl', (kubectl) => {
      test('are those that helm template prints, also from the cache', () => {
        fc.assert(
          fc.property(charts, (parts) => {
            const folder = join(temporaryFolder(), 'chart');
            mkdirSync(folder);
            const chart = sampleChart(folder, filesOf(parts));
            const args = [
              'template',
              'web',
              chart,
              '--include-crds',
              '--skip-tests',
              '--kube-version=1.36.0',
              '--namespace=apps',
            ];
            const printed = spawnSync(helm, args, { encoding: 'utf8' });
            expect(printed.stderr).toBe('');
            const expected = printed.stdout.trim() === '' ? [] : readWithKubectl(kubectl, printed.stdout);
            const render = (): readonly Manifest[] => {
              let manifests: readonly Manifest[] = [];
              warningsOf(
                () => (manifests = renderHelmChart({ where: 'test', chart, releaseName: 'web', namespace: 'apps' })),
              );
              return manifests;
            };

            const [cold, warm] = [render(), render()];

            expect(byName(cold.map(rounded))).toEqual(byName(expected.map(withoutLabels)));
            expect(warm).toEqual(cold);
            rmSync(folder, { recursive: true });
          }),
          { numRuns: 40, seed: seedOr(15) },
        );
      });
    });
  });
});

/** The same as JSON, in which `JSON.parse` rounds integers of 64 bits, as it does for those of kubectl. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)));
}

/** `kubectl label` adds an empty map to objects without labels. */
function withoutLabels(value: unknown): unknown {
  const { labels: _labels, ...metadata } = (value as Manifest).metadata ?? {};
  return { ...(value as Manifest), metadata };
}
