import { describeWithTool } from '../../../real-tools';
import { filesBelow } from '../../../temporary-folder';
import { ChartServer } from '../fetch/chart-server';
import { Project, redis } from './project';

describeWithTool('helm-4.2', 'helm pull --outdated', (helm) => {
  test('lists newer versions with --outdated, and changes nothing', async () => {
    const server = await ChartServer.start();
    ['1.2.3', '1.3.0', '1.10.0', '2.0.0-rc.1'].forEach((version) => server.addChart('redis', version));
    server.addChart('nginx', '1.0.0');
    const nginx = { chart: 'nginx', repo: server.url, version: '1.0.0' };
    const project = new Project(helm, { 'app/redis': redis(server), 'app/nginx': nginx });
    const before = filesBelow(project.folder);

    const { code, stdout, stderr } = project.pull('--outdated');

    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `CHART  VERSION  NEWEST  SOURCE\nredis  1.2.3    1.10.0  ${server.url}\n`,
    });
    expect(stderr.split('\n').sort()).toEqual(expect.arrayContaining([`Asking ${server.url} for versions of redis`]));
    expect(stderr).toMatch(/\n1 chart with a newer version\n$/);
    expect(filesBelow(project.folder)).toEqual(before);
  });

  test('finds the newest version in a registry', async () => {
    const server = await ChartServer.start();
    ['0.1.0', '0.2.0'].forEach((version) => server.pushChart('nginx', version));
    const nginx = { chart: `${server.registry}/nginx`, version: '0.1.0', plainHttp: true };
    const project = new Project(helm, { 'app/nginx': nginx });

    const { code, stdout } = project.pull('--outdated', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      charts: [
        {
          name: 'nginx',
          version: '0.1.0',
          source: `${server.registry}/nginx`,
          newest: '0.2.0',
          newer: ['0.2.0'],
          constructs: ['app/nginx'],
        },
      ],
    });
  });

  test('ends with 0 if no chart is outdated', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });

    expect(project.pull('--outdated')).toMatchObject({ code: 0, stdout: '' });
  });
});
