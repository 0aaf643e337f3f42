import { describeWithTool } from '../../../real-tools';
import { filesBelow } from '../../../temporary-folder';
import { ChartServer, hashOf } from '../fetch/chart-server';
import { Project } from './project';

const redis = (server: ChartServer, version = '1.2.3') => ({ chart: 'redis', repo: server.url, version });

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

  test('refuses a version whose archive was replaced', async () => {
    const server = await ChartServer.start();
    const old = server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    const before = filesBelow(project.folder);
    server.clearIndex();
    const replaced = server.addChart('redis', '1.2.3', 'other');

    const { code, stderr } = project.pull();

    expect(code).toBe(2);
    expect(stderr).toContain(
      `[app/redis] Cannot trust redis 1.2.3 from ${server.url}: charts/charts.lock has the digest sha256:${hashOf(old)}, ` +
        `but that of the archive is now sha256:${hashOf(replaced)}\n` +
        '  Fix: use another version; or find out why the archive was replaced, then delete its archive in charts/ and its entry in charts.lock, and run again\n',
    );
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

  test('keeps a locked archive with a warning if its source can’t be reached', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    const before = filesBelow(project.folder);
    server.settings = { broken: ['/index.yaml'] };

    const { code, stderr } = project.pull();

    expect(code).toBe(0);
    expect(stderr).toContain(`Warning: [app/redis] Cannot fetch redis 1.2.3 from ${server.url}: helm reports\n`);
    expect(filesBelow(project.folder)).toEqual(before);
  });

  test('keeps a locked archive with a warning if the repository no longer has the version', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    server.clearIndex();
    server.addChart('redis', '1.3.0');

    const { code, stderr } = project.pull();

    expect(code).toBe(0);
    expect(stderr).toContain(
      `Warning: [app/redis] Cannot fetch redis 1.2.3 from ${server.url}: the repository has no version 1.2.3 of redis\n` +
        '  Fix: use 1.3.0\n  The archive that charts.lock has is used.\n',
    );
  });

  test('does not use an archive with another digest if its source can’t be reached', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    project.write('charts/redis-1.2.3.tgz', 'other');
    server.settings = { broken: ['/index.yaml'] };

    const { code, stderr } = project.pull();

    expect(code).toBe(2);
    expect(stderr).toContain(
      `[app/redis] Cannot use charts/redis-1.2.3.tgz: charts/charts.lock has the digest sha256:${hashOf(archive)}, ` +
        `but that of the file is sha256:${hashOf(Buffer.from('other'))}\n` +
        '  Fix: take the file from Git, or run: npx cdk8s-gitops helm pull\n',
    );
  });

  test('corrects an archive that is not the locked one', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    project.write('charts/redis-1.2.3.tgz', 'other');

    expect(project.pull().stdout).toBe('changed  charts/redis-1.2.3.tgz\n');

    expect(hashOf(project.readBytes('charts/redis-1.2.3.tgz'))).toBe(hashOf(archive));
  });

  test('does not replace a file of somebody else', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.write('charts/redis-1.2.3.tgz', 'mine');

    const { code, stderr } = project.pull();

    expect(code).toBe(2);
    expect(stderr).toContain(
      `[${project.folder}/charts/redis-1.2.3.tgz] Cannot write the file: something is there that this command did not write\n` +
        '  Fix: move or delete it\n',
    );
    expect(Object.keys(filesBelow(`${project.folder}/charts`))).toEqual(['redis-1.2.3.tgz']);
  });

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
