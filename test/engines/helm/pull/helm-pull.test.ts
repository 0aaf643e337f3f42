import { describeWithTool } from '../../../real-tools';
import { filesBelow } from '../../../temporary-folder';
import { ChartServer, hashOf } from '../fetch/chart-server';
import { Project, redis } from './project';

describeWithTool('helm-3.12', 'helm pull with helm 3', (helm) => {
  test('fetches from repositories and registries', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    server.pushChart('nginx', '0.1.0');
    const nginx = { chart: `${server.registry}/nginx`, version: '0.1.0', plainHttp: true };
    const project = new Project(helm, { 'app/redis': redis(server), 'app/nginx': nginx });

    const { code, stdout } = project.pull();

    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'added  charts/nginx-0.1.0.tgz\nadded  charts/redis-1.2.3.tgz\n',
    });
  });
});

describeWithTool('helm-4.2', 'helm pull', (helm) => {
  test('writes the archives and a lock that has their digests', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const manifestDigest = server.pushChart('nginx', '0.1.0+a');
    const nginx = { chart: `${server.registry}/nginx`, version: '0.1.0+a', plainHttp: true };
    const project = new Project(helm, { 'app/redis': redis(server), 'app/nginx': nginx });

    const { code, stdout } = project.pull();

    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'added  charts/nginx-0.1.0+a.tgz\nadded  charts/redis-1.2.3.tgz\n',
    });
    expect(Object.keys(filesBelow(`${project.folder}/charts`))).toEqual([
      'charts.lock',
      'nginx-0.1.0+a.tgz',
      'redis-1.2.3.tgz',
    ]);
    expect(project.read('charts/charts.lock')).toBe(
      `# Written by \`cdk8s-gitops helm pull\`. Commit it with the archives beside it, and do not edit it.
charts:
  - name: nginx
    version: "0.1.0+a"
    source: ${server.registry}/nginx
    digest: sha256:${hashOf(project.readBytes('charts/nginx-0.1.0+a.tgz'))}
    manifestDigest: ${manifestDigest}
  - name: redis
    version: "1.2.3"
    source: ${server.url}
    digest: sha256:${hashOf(archive)}
`,
    );
  });

  test('gives the same bytes twice, and asks only for the index the second time', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    const before = filesBelow(project.folder);
    await server.requests();

    expect(project.pull().code).toBe(0);

    expect(filesBelow(project.folder)).toEqual(before);
    expect((await server.requests()).map(({ url }) => url)).toEqual(['/index.yaml']);
  });

  test('makes the app independent of the network', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    await server.requests();

    expect(project.synth().stdout).toBe(`the app runs\ncharts/redis-1.2.3.tgz\n`);

    expect(await server.requests()).toEqual([]);
  });

  test('removes archives that the app no longer names, and no other files', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    server.addChart('redis', '1.3.0');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    project.write('charts/mine-0.1.0.tgz', 'mine');
    project.write('charts/mychart/Chart.yaml', 'mine');
    project.app = { charts: { 'app/redis': redis(server, '1.3.0') } };

    expect(project.pull().stdout).toBe('added    charts/redis-1.3.0.tgz\nremoved  charts/redis-1.2.3.tgz\n');

    expect(Object.keys(filesBelow(`${project.folder}/charts`))).toEqual([
      'charts.lock',
      'mine-0.1.0.tgz',
      'mychart/Chart.yaml',
      'redis-1.3.0.tgz',
    ]);
  });

  test('changes nothing if the app fails', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(helm);
    project.app = { charts: { 'app/redis': redis(server) }, fails: true };
    const before = filesBelow(project.folder);

    const { code, stdout, stderr } = project.pull();

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/\nError: the app fails\n/);
    expect(stderr).toMatch(
      /\n\[cdk8s-gitops\] Cannot run the app \(.*\): it ended with exit code 1\n {2}Fix: correct what it reports above, and run again\n$/,
    );
    expect(filesBelow(project.folder)).toEqual(before);
  });

  test('changes nothing if one of the charts can’t be fetched', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/a': redis(server), 'app/b': redis(server, '9.9.9') });
    const before = filesBelow(project.folder);

    const { code, stderr } = project.pull();

    expect(code).toBe(2);
    expect(stderr).toContain('[app/b] Cannot fetch redis 9.9.9 from http');
    expect(filesBelow(project.folder)).toEqual(before);
  });

  test('refuses two sources for one name and version, and names both constructs', async () => {
    const [one, other] = [await ChartServer.start(), await ChartServer.start()];
    [one, other].forEach((server) => server.addChart('redis', '1.2.3'));
    const project = new Project(helm, { 'app/one': redis(one), 'app/other': redis(other) });

    const { code, stderr } = project.pull();

    expect(code).toBe(2);
    expect(stderr).toContain(
      `[app/other] Cannot fetch redis-1.2.3.tgz from two sources: app/one takes it from ${one.url}, and app/other from ${other.url}\n` +
        '  Fix: use one source, or different versions\n',
    );
  });

  test('prints nothing but data on stdout with --json', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/a': redis(server), 'app/b': redis(server) });

    expect(JSON.parse(project.pull('--json').stdout)).toEqual({
      charts: [
        {
          name: 'redis',
          version: '1.2.3',
          source: server.url,
          digest: `sha256:${hashOf(archive)}`,
          constructs: ['app/a', 'app/b'],
        },
      ],
      added: ['charts/redis-1.2.3.tgz'],
      changed: [],
      removed: [],
    });
  });

  test('shows no password of a repository, neither in the lock nor in messages', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    server.settings = { user: 'me:secret' };
    const request = { ...redis(server), repo: server.url.replace('//', '//me:secret@') };
    const project = new Project(helm, { 'app/redis': request });

    const { code, stdout, stderr } = project.pull('--json');

    expect(code).toBe(0);
    expect(stdout + stderr + project.read('charts/charts.lock')).not.toContain('secret');
  });
});
