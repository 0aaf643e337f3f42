import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type KustomizationProps } from 'cdk8s-gitops';
import { writeChartsLock } from '../../../../lib/engines/helm/pull/charts-lock';
import { readArchive } from '../../../../lib/engines/helm/chart/read-archive';
import { describeWithTool } from '../../../real-tools';
import { filesBelow } from '../../../temporary-folder';
import { ChartServer, hashOf } from '../fetch/chart-server';
import { smallChart } from '../fetch/small-chart';
import { Project } from './project';

function configMap(name: string, data: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  data: ${data}\n`;
}

const output = 'dist/app.k8s.yaml';

function projectWith(helm: string, props: KustomizationProps): Project {
  const project = new Project(helm, {}, 'kustomization-app');
  project.write('props.json', JSON.stringify(props));
  return project;
}

describe.each(['helm-3.12', 'helm-4.2'] as const)('with %s', (tool) => {
  describeWithTool(tool, 'helm pull of an app with a Kustomization', (helm) => {
    test('fetches the charts of its props and of folders, so that synth needs no network', async () => {
      const server = await ChartServer.start();
      server.addChart('redis', '1.2.3');
      server.addChart('nginx', '0.1.0');
      const redis = { name: 'redis', releaseName: 'r', repo: server.url, version: '1.2.3' };
      const nginx = { name: 'nginx', releaseName: 'n', repo: server.url, version: '0.1.0' };
      const project = projectWith(helm, {
        resources: ['base'],
        helmCharts: [{ ...redis, valuesInline: { data: 'b' } }],
      });
      project.write('base/kustomization.yaml', JSON.stringify({ helmCharts: [nginx] }));

      const { charts } = JSON.parse(project.pull('--json').stdout) as { charts: object[] };
      rmSync(join(project.folder, 'cache'), { recursive: true });
      await server.requests();

      expect(charts).toMatchObject([
        { name: 'nginx', constructs: ['base/kustomization.yaml:1:16'] },
        { name: 'redis', constructs: ['app/overlay helmCharts[0]'] },
      ]);
      expect(project.synth()).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(project.read(output)).toBe(`${configMap('nginx', 'a')}---\n${configMap('redis', 'b')}`);
      expect(await server.requests()).toEqual([]);
    });

    test('gives the objects of the unpacked chart', async () => {
      const server = await ChartServer.start();
      const archive = server.addChart('redis', '1.2.3');
      const redis = { name: 'redis', releaseName: 'r', repo: server.url, version: '1.2.3' };
      const project = projectWith(helm, { namespace: 'shop', helmCharts: [redis] });
      project.pull();
      project.synth();
      const expected = project.read(output);
      rmSync(join(project.folder, 'charts'), { recursive: true });

      for (const [path, bytes] of readArchive(archive, 'redis', 'redis')) {
        project.write(`charts/redis-1.2.3/redis/${path}`, Buffer.from(bytes));
      }
      await server.requests();

      expect(project.synth().code).toBe(0);
      expect(project.read(output)).toBe(expected);
      expect(await server.requests()).toEqual([]);
    });
  });
});

describeWithTool('helm-4.2', 'a Kustomization with a chart of a repository', (helm) => {
  test('uses the folder of the chart in chartHome if it is there, and nothing is fetched', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const redis = { name: 'redis', releaseName: 'r', repo: server.url, version: '1.2.3' };
    const project = projectWith(helm, { helmGlobals: { chartHome: 'own' }, helmCharts: [redis] });
    for (const [path, bytes] of readArchive(smallChart('redis', '1.2.3', 'mine'), 'redis', 'redis')) {
      project.write(`own/redis-1.2.3/redis/${path}`, Buffer.from(bytes));
    }

    expect(project.pull().code).toBe(0);
    project.synth();

    expect(project.read(output)).toBe(configMap('redis', 'mine'));
    expect(Object.keys(filesBelow(project.folder)).filter((path) => path.startsWith('charts'))).toEqual([]);
    expect(await server.requests()).toEqual([]);
  });

  test('uses the locked archive of a registry', () => {
    const archive = smallChart('redis', '1.2.3');
    const source = 'oci://registry.invalid/charts/redis';
    const redis = { name: 'redis', releaseName: 'r', repo: 'oci://registry.invalid/charts', version: '1.2.3' };
    const project = projectWith(helm, { helmCharts: [redis] });
    const lock = { name: 'redis', version: '1.2.3', source, digest: `sha256:${hashOf(archive)}` };
    project.write('charts/redis-1.2.3.tgz', archive);
    project.write('charts/charts.lock', writeChartsLock([lock]));

    expect(project.synth()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(project.read(output)).toBe(configMap('redis', 'a'));
  });

  test('refuses another archive than the locked one, also in a folder that it builds on', async () => {
    const server = await ChartServer.start();
    const locked = server.addChart('redis', '1.2.3');
    const redis = { name: 'redis', releaseName: 'r', repo: server.url, version: '1.2.3' };
    const project = projectWith(helm, { resources: ['base'] });
    project.write('base/kustomization.yaml', JSON.stringify({ helmCharts: [redis] }));
    project.pull();
    const other = smallChart('redis', '1.2.3', 'other');
    project.write('charts/redis-1.2.3.tgz', other);

    expect(project.synth().stderr).toContain(
      '[base/kustomization.yaml:1:16] Cannot use charts/redis-1.2.3.tgz: ' +
        `charts/charts.lock has the digest sha256:${hashOf(locked)}, but that of the file is sha256:${hashOf(other)}\n` +
        '  Fix: take the file from Git, or run: npx cdk8s-gitops helm pull',
    );
  });

  test('needs no helm for its own charts after helm pull --render', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const redis = { name: 'redis', releaseName: 'r', repo: server.url, version: '1.2.3' };
    const project = projectWith(helm, { helmCharts: [redis] });
    project.pull('--render');
    rmSync(join(project.folder, 'cache'), { recursive: true });

    expect(project.synth({ HELM: 'no-helm' }).code).toBe(0);
    expect(project.read(output)).toBe(configMap('redis', 'a'));
  });
});
