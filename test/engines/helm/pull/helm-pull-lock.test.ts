import { describeWithTool } from '../../../real-tools';
import { filesBelow } from '../../../temporary-folder';
import { ChartServer, hashOf } from '../fetch/chart-server';
import { Project, redis } from './project';

describeWithTool('helm-4.2', 'helm pull with archives that are there', (helm) => {
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
});
