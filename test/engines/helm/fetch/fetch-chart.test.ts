import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchChart } from '../../../../lib/engines/helm/fetch/fetch-chart';
import { type FetchContext, type FetchedArchive } from '../../../../lib/engines/helm/fetch/fetched-archive';
import { HelmHome } from '../../../../lib/engines/helm/fetch/helm-home';
import { type ChartRequest, getRemoteChart } from '../../../../lib/engines/helm/fetch/remote-chart';
import { messageOf } from '../../../message-of';
import { describeWithTool, toolVersion } from '../../../real-tools';
import { temporaryFolder } from '../../../temporary-folder';
import { ChartServer, hashOf } from './chart-server';
import { ownCertificate } from './own-certificate';

const environment = { ...process.env };
beforeEach(() => {
  // Neither the files of the user nor the proxy of this machine.
  const folder = temporaryFolder();
  process.env = {
    PATH: process.env.PATH,
    HELM_CONFIG_HOME: folder,
    DOCKER_CONFIG: folder,
    NETRC: join(folder, 'netrc'),
  };
});
afterEach(() => {
  process.env = environment;
});

for (const tool of ['helm-3.12', 'helm-4.2'] as const) {
  describeWithTool(tool, 'fetching a chart', (program) => {
    const fetch = (request: ChartRequest, context: Partial<FetchContext> = {}, timeLimit?: number): FetchedArchive => {
      const home = new HelmHome(temporaryFolder(), { path: program, version: () => toolVersion(tool) }, timeLimit);
      const chart = getRemoteChart('app/redis', request);
      return fetchChart(chart, {
        where: 'app/redis',
        home,
        indexes: new Map(),
        fix: 'look',
        ...context,
      });
    };
    const plainHttp = true;
    const redis = { chart: 'redis', version: '1.2.3' };

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

    test('follows a redirect, and sends no login to the other server', async () => {
      const server = await ChartServer.start();
      const other = await ChartServer.start();
      server.addChart('redis', '1.2.3');
      other.addChart('redis', '1.2.3');
      const redirects = { '/redis-1.2.3.tgz': `${other.url}/redis-1.2.3.tgz` };
      server.settings = { user: 'me:secret', redirects };

      fetch({ ...redis, repo: server.url.replace('//', '//me:secret@') });

      expect(await other.requests()).toEqual([{ method: 'GET', url: '/redis-1.2.3.tgz' }]);
    });

    test('sends another host that has the archive its own login', async () => {
      const server = await ChartServer.start();
      const other = await ChartServer.start();
      other.addChart('redis', '1.2.3');
      const archive = `${other.url.replace('127.0.0.1', 'localhost')}/redis-1.2.3.tgz`;
      server.addChart('redis', '1.2.3', 'a', { urls: [archive] });
      writeFileSync(
        String(process.env.NETRC),
        'machine 127.0.0.1 login a password b machine localhost login c password d',
      );

      fetch({ ...redis, repo: server.url });

      expect((await server.requests()).map(({ authorization }) => authorization)).toEqual([basic('a:b')]);
      expect((await other.requests()).map(({ authorization }) => authorization)).toEqual([basic('c:d')]);
    });

    test('follows a redirect of the index, and sends no login to the other server', async () => {
      const server = await ChartServer.start();
      const other = await ChartServer.start();
      other.addChart('redis', '1.2.3');
      server.addChart('redis', '1.2.3');
      server.settings = { user: 'me:secret', redirects: { '/index.yaml': `${other.url}/index.yaml` } };

      fetch({ ...redis, repo: server.url.replace('//', '//me:secret@') });

      expect(await other.requests()).toEqual([{ method: 'GET', url: '/index.yaml' }]);
    });

    test('keeps the login if a redirect is to a path of the same server', async () => {
      const server = await ChartServer.start();
      const archive = server.addChart('redis', '1.2.3');
      server.write('files/redis.tgz', archive);
      server.settings = { user: 'me:secret', redirects: { '/redis-1.2.3.tgz': '/files/redis.tgz' } };

      expect(fetch({ ...redis, repo: server.url.replace('//', '//me:secret@') }).version).toBe('1.2.3');
    });

    test.each(['a:b@c/d?e#f', '100%', 'pässwort', '"quoted" %41'])(
      'a login may have any characters: %s',
      async (password) => {
        const server = await ChartServer.start();
        server.addChart('redis', '1.2.3');
        server.settings = { user: `me@home:${password}` };
        const repositories = [{ name: 'x', url: server.url, username: 'me@home', password }];
        writeFileSync(
          join(String(process.env.HELM_CONFIG_HOME), 'repositories.yaml'),
          JSON.stringify({ repositories }),
        );

        expect(fetch({ ...redis, repo: server.url }).version).toBe('1.2.3');
        server.settings = { user: 'other:other' };
        expect(messageOf(() => fetch({ ...redis, repo: server.url }))).not.toContain(password);
      },
    );

    test.each(['in the address', 'in netrc', "in helm's list"])('uses a login %s', async (place) => {
      const server = await ChartServer.start();
      server.addChart('redis', '1.2.3');
      server.settings = { user: 'me:secret' };
      const repositories = [{ name: 'x', url: `${server.url}/`, username: 'me', password: 'secret' }];
      if (place === 'in netrc') {
        writeFileSync(String(process.env.NETRC), 'default login me password secret');
      } else if (place === "in helm's list") {
        writeFileSync(
          join(String(process.env.HELM_CONFIG_HOME), 'repositories.yaml'),
          JSON.stringify({ repositories }),
        );
      }

      const repo = place === 'in the address' ? server.url.replace('//', '//me:secret@') : server.url;

      expect(fetch({ ...redis, repo }).version).toBe('1.2.3');
    });

    test('fetches the archive from a registry if index.yaml has it there', async () => {
      const server = await ChartServer.start();
      server.pushChart('redis', '1.2.3');
      server.addChart('redis', '1.2.3', 'a', { urls: [`${server.registry}/redis:1.2.3`] });

      expect(fetch({ ...redis, repo: server.url, plainHttp }).version).toBe('1.2.3');
    });

    test("uses docker's login for a registry", async () => {
      const server = await ChartServer.start();
      server.pushChart('redis', '1.2.3');
      server.settings = { user: 'me:secret' };
      const auths = { [`127.0.0.1:${server.port}`]: { auth: Buffer.from('me:secret').toString('base64') } };
      writeFileSync(join(String(process.env.DOCKER_CONFIG), 'config.json'), JSON.stringify({ auths }));

      expect(fetch({ chart: `${server.registry}/redis`, version: '1.2.3', plainHttp }).version).toBe('1.2.3');
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

    test("uses helm's own login for a registry", async () => {
      const server = await ChartServer.start();
      server.pushChart('redis', '1.2.3');
      server.settings = { user: 'me:secret' };
      const auths = { [`127.0.0.1:${server.port}`]: { auth: Buffer.from('me:secret').toString('base64') } };
      const folder = join(String(process.env.HELM_CONFIG_HOME), 'registry');
      mkdirSync(folder);
      writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths }));

      expect(fetch({ chart: `${server.registry}/redis`, version: '1.2.3', plainHttp }).version).toBe('1.2.3');
    });

    test('needs a newer helm than 3.12 for another machine without TLS', () => {
      const message = messageOf(() => fetch({ chart: 'oci://registry.invalid/redis', version: '1.2.3', plainHttp }));

      const old = `helm ${toolVersion(tool)} can't ask a registry over HTTP\n  Fix: use helm 3.13 or later, or HTTPS`;
      expect(message.endsWith(old)).toBe(tool === 'helm-3.12');
    });

    test('shows no password if a login is wrong', async () => {
      const server = await ChartServer.start();
      server.settings = { user: 'me:other' };

      expect(messageOf(() => fetch({ ...redis, repo: server.url.replace('//', '//me:secret@') }))).toBe(
        `[app/redis] Cannot fetch redis 1.2.3 from ${server.url}: helm reports\n` +
          `    failed to fetch ${server.url}/index.yaml : 401 Unauthorized\n` +
          '  Fix: look',
      );
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

    test('asks through the proxy', async () => {
      const proxy = await ChartServer.start();
      proxy.addChart('redis', '1.2.3');
      process.env.HTTP_PROXY = proxy.url;

      fetch({ ...redis, repo: 'http://charts.test' });

      expect((await proxy.requests()).map(({ url }) => url)).toEqual([
        'http://charts.test/index.yaml',
        'http://charts.test/redis-1.2.3.tgz',
      ]);
    });

    test('trusts the certificates of SSL_CERT_FILE', async () => {
      const { key, cert, file } = ownCertificate(temporaryFolder());
      const server = await ChartServer.start({ key, cert });
      server.addChart('redis', '1.2.3');
      process.env.SSL_CERT_FILE = file;

      expect(fetch({ ...redis, repo: server.url }).version).toBe('1.2.3');
    });

    test('does not trust other certificates', async () => {
      const server = await ChartServer.start(ownCertificate(temporaryFolder()));

      expect(messageOf(() => fetch({ ...redis, repo: server.url }))).toMatch(/certificate/);
    });
  });
}

function basic(user: string): string {
  return `Basic ${Buffer.from(user).toString('base64')}`;
}
