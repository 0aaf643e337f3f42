import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { kustomize, type Manifest } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';
import { describeWithTool } from '../../../real-tools';
import { withStaticServer } from '../../../static-server';
import { type Folder, inFolder } from '../in-folder';

const box: Folder = {
  'charts/box/Chart.yaml': '{ apiVersion: v2, name: box, version: 1.0.0 }\n',
  'charts/box/values.yaml': 'size: 1\n',
  'charts/box/templates/box.yaml': `\
apiVersion: v1
kind: ConfigMap
metadata: { name: box, namespace: {{ .Release.Namespace }} }
data: { size: {{ .Values.size | quote }} }
`,
};

describe.each(['helm-3.12', 'helm-4.2'] as const)('a kustomization with a chart, and %s', (tool) => {
  describeWithTool(tool, 'built', (helm) => {
    const build = (folder: string, helmCommand?: string): Manifest[] =>
      kustomize.build(folder, { enableHelm: true, helmCommand });

    test('gets the environment of this process, as from kubectl', () => {
      inFolder({ ...box, 'kustomization.yaml': 'helmCharts: [{ name: box, releaseName: r }]' }, (folder) => {
        const [object] = withVariable('HELM_NAMESPACE', 'elsewhere', () => build(folder, helm));

        expect(object.metadata?.namespace).toBe('elsewhere');
      });
    });

    test('is rendered by the program of HELM, unless a command is given', () => {
      inFolder({ ...box, 'kustomization.yaml': 'helmCharts: [{ name: box, releaseName: r }]' }, (folder) => {
        expect(withVariable('HELM', helm, () => build(folder))).toHaveLength(1);
        expect(withVariable('HELM', 'no-such-helm', () => build(folder, helm))).toHaveLength(1);
      });
    });

    test('repeats what helm reports', () => {
      const files = {
        ...box,
        'kustomization.yaml': 'helmCharts: [{ name: box, releaseName: r }]',
        'charts/box/templates/box.yaml': '{{ fail "the box is full" }}',
      };
      inFolder(files, (folder) => {
        const message = messageOf(() => build(folder, helm));

        expect(message).toMatch(
          /^\[.*kustomization.yaml:1:14\] Cannot render the chart box: \S+ template: it ended with exit code 1\n.*Error: [^]*: the box is full\n[^]*\n {2}Fix: read what helm reports above$/,
        );
      });
    });

    test('is pulled once, to the folder of its version', async () => {
      await inRepository(helm, (folder, url) => {
        const chart = `{ name: box, releaseName: r, repo: '${url}', version: 1.0.0, valuesInline: { size: 2 } }`;
        writeFileSync(join(folder, 'kustomization.yaml'), `helmCharts: [${chart}]`);

        const pulled = build(folder, helm);
        rmSync(join(folder, 'index.yaml'));

        expect(existsSync(join(folder, 'charts/box-1.0.0/box/Chart.yaml'))).toBe(true);
        expect(pulled[0]?.data).toEqual({ size: '2' });
        expect(build(folder, helm)).toEqual(pulled);
      });
    });
  });
});

function withVariable<T>(name: string, value: string, run: () => T): T {
  const before = process.env[name];
  process.env[name] = value;
  try {
    return run();
  } finally {
    if (before === undefined) {
      delete process.env[name];
    } else {
      process.env[name] = before;
    }
  }
}

/** Calls a function with a new folder that is served as a chart repository with the chart `box`. */
async function inRepository(helm: string, use: (folder: string, url: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
  try {
    for (const [path, content] of Object.entries(box)) {
      mkdirSync(dirname(join(folder, 'source', path)), { recursive: true });
      writeFileSync(join(folder, 'source', path), content);
    }
    execFileSync(helm, ['package', join(folder, 'source/charts/box'), '-d', folder], { stdio: 'pipe' });
    execFileSync(helm, ['repo', 'index', folder], { stdio: 'pipe' });
    await withStaticServer(folder, (url) => use(folder, url));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
