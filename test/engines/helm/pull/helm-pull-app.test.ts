import { rmSync } from 'node:fs';
import { describeWithTool } from '../../../real-tools';
import { filesBelow } from '../../../temporary-folder';
import { ChartServer } from '../fetch/chart-server';
import { Project } from './project';

const rendered = `apiVersion: v1
kind: ConfigMap
metadata:
  name: redis
  namespace: default
data:
  data: a
`;

describeWithTool('helm-4.2', 'helm pull of an app with HelmCharts', (helm) => {
  test('writes no output of the app, which then needs no network', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const charts = { redis: { chart: 'redis', repo: server.url, version: '1.2.3' } };
    const project = new Project(helm, charts, 'chart-app');

    expect(project.pull().stdout).toBe('added  charts/redis-1.2.3.tgz\n');
    expect(Object.keys(filesBelow(project.folder))).not.toContain('dist/app.k8s.yaml');
    await server.requests();

    expect(project.synth()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(project.read('dist/app.k8s.yaml')).toBe(rendered);
    expect(await server.requests()).toEqual([]);
  });

  test('names a chart by its name and version, and not by the path of an archive in the cache', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3', '{{ fail "no data" }}');
    const project = new Project(helm, { redis: { chart: 'redis', repo: server.url, version: '1.2.3' } }, 'chart-app');

    const [synthesized, pulled] = [project.synth(), project.pull()];

    const message =
      /\[app\/redis\] Cannot render the chart redis 1\.2\.3 with helm v[\d.]+: it ended with exit code 1\n/;
    expect(synthesized.stderr).toMatch(message);
    expect(pulled.stderr).toMatch(message);
  });

  test('keeps renders with --render, also of folders, so that synth needs no helm', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(
      helm,
      { redis: { chart: 'redis', repo: server.url, version: '1.2.3' }, own: { chart: './own' } },
      'chart-app',
    );
    project.write('own/Chart.yaml', 'apiVersion: v2\nname: own\nversion: 0.1.0\n');
    project.write('own/templates/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: own }\n');

    const { code, stdout } = project.pull('--render');
    rmSync(`${project.folder}/cache`, { recursive: true });

    expect(code).toBe(0);
    expect(stdout.replaceAll(/[0-9a-f]{64}\/v[\d.]+\d/g, 'KEY/VERSION')).toBe(
      'added  charts/redis-1.2.3.tgz\n' +
        'added  charts/rendered/KEY/VERSION.json\n' +
        'added  charts/rendered/KEY/VERSION.json\n',
    );
    expect(project.synth({ HELM: 'no-helm' }).code).toBe(0);
    expect(project.read('dist/app.k8s.yaml')).toContain(rendered);
  });

  test('removes renders that the app no longer uses, with --render only', async () => {
    const project = new Project(helm, { own: { chart: './own' } }, 'chart-app');
    project.write('own/Chart.yaml', 'apiVersion: v2\nname: own\nversion: 0.1.0\n');
    project.write('own/templates/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: own }\n');
    project.pull('--render');
    const before = filesBelow(`${project.folder}/charts`);
    project.write('own/templates/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: changed }\n');

    expect(project.pull().code).toBe(0);
    expect(filesBelow(`${project.folder}/charts`)).toEqual(before);

    expect(project.pull('--render').stdout.match(/^(added|removed)/gm)).toEqual(['added', 'removed']);
  });
});
