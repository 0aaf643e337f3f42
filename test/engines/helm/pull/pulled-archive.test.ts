import { readdirSync, rmSync } from 'node:fs';
import { describeWithTool } from '../../../real-tools';
import { ChartServer, hashOf } from '../fetch/chart-server';
import { Project, redis } from './project';

describeWithTool('helm-4.2', 'the archive of a chart', (helm) => {
  test('is fetched once if there is no lock', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });

    const runs = [project.synth(), project.synth()];

    const path = `${project.folder}/cache/archives/${hashOf(archive)}.tgz`;
    expect(runs.map(({ stdout }) => stdout)).toEqual(Array(2).fill(`the app runs\n${path}\n`));
    expect((await server.requests()).map(({ url }) => url)).toEqual(['/index.yaml', '/redis-1.2.3.tgz']);
    expect(readdirSync(`${project.folder}/cache`)).toEqual(['archives']);
  });

  test('is fetched again if the cache has only a part of it', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.synth();
    const path = `cache/archives/${hashOf(archive)}.tgz`;
    project.write(path, archive.subarray(0, 10));

    expect(project.synth().code).toBe(0);

    expect(project.readBytes(path).equals(archive)).toBe(true);
  });

  test('must be the one that was fetched first', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.synth();
    rmSync(`${project.folder}/cache/archives/${hashOf(archive)}.tgz`);
    server.clearIndex();
    const replaced = server.addChart('redis', '1.2.3', 'other');

    expect(project.synth().stderr).toContain(
      `has the digest sha256:${hashOf(archive)}, but that of the archive is now sha256:${hashOf(replaced)}\n`,
    );
  });

  test('must be the locked one, also if only the lock is committed', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    rmSync(`${project.folder}/charts/redis-1.2.3.tgz`);

    expect(project.synth().stdout).toContain(`/cache/archives/${hashOf(archive)}.tgz\n`);

    rmSync(`${project.folder}/cache`, { recursive: true });
    server.clearIndex();
    server.addChart('redis', '1.2.3', 'other');
    expect(project.synth().stderr).toContain(
      `charts/charts.lock has the digest sha256:${hashOf(archive)}, but that of`,
    );
  });

  test('is refused if a file with its name has another digest', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(server) });
    project.pull();
    project.write('charts/redis-1.2.3.tgz', 'other');

    const { code, stderr } = project.synth();

    expect(code).toBe(1);
    expect(stderr).toContain(
      `[app/redis] Cannot use charts/redis-1.2.3.tgz: charts/charts.lock has the digest sha256:${hashOf(archive)}, ` +
        `but that of the file is sha256:${hashOf(Buffer.from('other'))}\n` +
        '  Fix: take the file from Git, or run: npx cdk8s-gitops helm pull\n',
    );
  });

  test('is refused if the lock has it from another source', async () => {
    const [one, other] = [await ChartServer.start(), await ChartServer.start()];
    one.addChart('redis', '1.2.3');
    const project = new Project(helm, { 'app/redis': redis(one) });
    project.pull();
    project.app = { charts: { 'app/redis': redis(other) } };

    expect(project.synth().stderr).toContain(
      `[app/redis] Cannot use redis 1.2.3 from ${other.url}: charts/charts.lock has it from ${one.url}\n` +
        '  Fix: use that source, or run: npx cdk8s-gitops helm pull\n',
    );
  });

  test('is asked for with the command if its source can’t be reached', async () => {
    const server = await ChartServer.start();
    server.settings = { broken: ['/index.yaml'] };
    const project = new Project(helm, { 'app/redis': redis(server) });

    expect(project.synth().stderr).toContain(
      `[app/redis] Cannot fetch redis 1.2.3 from ${server.url}: helm reports\n    unexpected EOF\n` +
        '  Fix: where it can be reached, run: npx cdk8s-gitops helm pull; and commit charts/\n',
    );
  });
});
