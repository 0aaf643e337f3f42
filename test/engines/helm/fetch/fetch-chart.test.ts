import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../../message-of';
import { toolVersion } from '../../../real-tools';
import { temporaryFolder } from '../../../temporary-folder';
import { ChartServer, hashOf } from './chart-server';
import { describeFetching, redis } from './describe-fetching';

const plainHttp = true;

describeFetching('fetching a chart', (fetch, tool) => {
  test('gives the archive of a repository, its digest and the versions', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    server.addChart('redis', '1.3.0');

    const fetched = fetch({ ...redis, repo: server.url });

    expect(fetched.bytes.equals(archive)).toBe(true);
    expect({ ...fetched, bytes: undefined }).toEqual({
      version: '1.2.3',
      digest: `sha256:${hashOf(archive)}`,
      versions: ['1.2.3', '1.3.0'],
    });
  });

  test('gives the archive of a registry, its digest and that of the manifest', async () => {
    const server = await ChartServer.start();
    const manifestDigest = server.pushChart('redis', '1.2.3+build');

    const fetched = fetch({ chart: `${server.registry}/redis`, version: '1.2.3+build', plainHttp });

    expect(fetched.digest).toBe(`sha256:${hashOf(fetched.bytes)}`);
    expect(fetched.manifestDigest).toBe(manifestDigest);
  });

  test('finds v1.2.3 if 1.2.3 is asked for', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', 'v1.2.3');

    expect(fetch({ ...redis, repo: server.url }).version).toBe('v1.2.3');
  });

  test('finds a pre-release', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3-rc.1+b');

    expect(fetch({ ...redis, repo: server.url, version: '1.2.3-rc.1+b' }).version).toBe('1.2.3-rc.1+b');
  });

  test('refuses an archive that is not the one of index.yaml', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3', 'a', { digest: 'b'.repeat(64) });

    expect(messageOf(() => fetch({ ...redis, repo: server.url }))).toBe(
      `[app/redis] Cannot trust redis 1.2.3 from ${server.url}: index.yaml has the digest sha256:${'b'.repeat(64)}, ` +
        `but that of the archive is sha256:${hashOf(archive)}\n` +
        '  Fix: report it to those who run the repository; or check the archive, and use it as a file: chart: ./redis-1.2.3.tgz',
    );
  });

  test('refuses an archive that had another digest before, and does not fetch it', async () => {
    const server = await ChartServer.start();
    const archive = server.addChart('redis', '1.2.3');
    const known = { digest: `sha256:${'c'.repeat(64)}`, in: 'charts.lock', undo: 'edit charts.lock' };

    expect(messageOf(() => fetch({ ...redis, repo: server.url }, { known }))).toBe(
      `[app/redis] Cannot trust redis 1.2.3 from ${server.url}: charts.lock has the digest ${known.digest}, ` +
        `but that of the archive is now sha256:${hashOf(archive)}\n` +
        '  Fix: use another version; or find out why the archive was replaced, then edit charts.lock, and run again',
    );
    expect((await server.requests()).map(({ url }) => url)).toEqual(['/index.yaml']);
  });

  test('refuses a chart of a registry that had another digest before', async () => {
    const server = await ChartServer.start();
    server.pushChart('redis', '1.2.3');
    const known = { digest: `sha256:${'c'.repeat(64)}`, in: 'charts.lock', undo: 'edit charts.lock' };
    const request = { chart: `${server.registry}/redis`, version: '1.2.3', plainHttp };

    expect(messageOf(() => fetch(request, { known }))).toMatch(/charts.lock has the digest sha256:c+, but that of/);
  });

  test('refuses what is not a chart', async () => {
    const server = await ChartServer.start();
    const page = Buffer.from('<html>Please log in</html>');
    server.addChart('redis', '1.2.3', 'a', { digest: hashOf(page) });
    server.write('redis-1.2.3.tgz', page);

    expect(messageOf(() => fetch({ ...redis, repo: server.url }))).toMatch(
      /^\[app\/redis\] Cannot read the chart redis 1\.2\.3 from http:.*: it is not an archive in gzip format/,
    );
  });

  test('names the versions that a repository has', async () => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.2');

    expect(messageOf(() => fetch({ ...redis, repo: server.url }))).toBe(
      `[app/redis] Cannot fetch redis 1.2.3 from ${server.url}: the repository has no version 1.2.3 of redis\n` +
        '  Fix: use 1.2.2',
    );
  });

  test('names the newest version that a registry has', async () => {
    const server = await ChartServer.start();
    server.pushChart('redis', '1.3.0');

    const message = messageOf(() => fetch({ chart: `${server.registry}/redis`, version: '1.2.3', plainHttp }));

    expect(message).toMatch(/^\[app\/redis\] Cannot fetch redis 1\.2\.3 from oci:.*: it ended with exit code 1\n/);
    expect(message).toMatch(/\n {2}Fix: use a version that is there, such as 1\.3\.0$/);
  });

  test('fetches the archive from a registry if index.yaml has it there', async () => {
    const server = await ChartServer.start();
    server.pushChart('redis', '1.2.3');
    server.addChart('redis', '1.2.3', 'a', { urls: [`${server.registry}/redis:1.2.3`] });

    expect(fetch({ ...redis, repo: server.url, plainHttp }).version).toBe('1.2.3');
  });

  test("uses docker's credential helpers for a registry", async () => {
    const server = await ChartServer.start();
    server.pushChart('redis', '1.2.3');
    server.settings = { user: 'me:secret' };
    const folder = temporaryFolder();
    const script = `#!/bin/sh\necho '{"Username": "me", "Secret": "secret"}'\n`;
    writeFileSync(join(folder, 'docker-credential-mine'), script, { mode: 0o755 });
    process.env.PATH = `${folder}:${process.env.PATH}`;
    const credHelpers = { [`127.0.0.1:${server.port}`]: 'mine' };
    writeFileSync(join(String(process.env.DOCKER_CONFIG), 'config.json'), JSON.stringify({ credHelpers }));

    expect(fetch({ chart: `${server.registry}/redis`, version: '1.2.3', plainHttp }).version).toBe('1.2.3');
  });

  test('needs a newer helm than 3.12 for another machine without TLS', () => {
    const message = messageOf(() => fetch({ chart: 'oci://registry.invalid/redis', version: '1.2.3', plainHttp }));

    const old = `helm ${toolVersion(tool)} can't ask a registry over HTTP\n  Fix: use helm 3.13 or later, or HTTPS`;
    expect(message.endsWith(old)).toBe(tool === 'helm-3.12');
  });

  test.each(['/index.yaml', '/redis-1.2.3.tgz'])('reports that %s is not whole', async (path) => {
    const server = await ChartServer.start();
    server.addChart('redis', '1.2.3');
    server.settings = { broken: [path] };

    expect(messageOf(() => fetch({ ...redis, repo: server.url }))).toMatch(/unexpected EOF\n {2}Fix: look$/);
  });

  test('does not wait for a server that does not answer', async () => {
    const server = await ChartServer.start();
    server.settings = { silent: ['/index.yaml'] };

    expect(messageOf(() => fetch({ ...redis, repo: server.url }, {}, 0.3))).toBe(
      `[app/redis] Cannot fetch redis 1.2.3 from ${server.url}: it took longer than 0.3 seconds\n  Fix: look`,
    );
  });
});
