import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../../message-of';
import { temporaryFolder } from '../../../temporary-folder';
import { ChartServer } from './chart-server';
import { describeFetching, redis } from './describe-fetching';
import { ownCertificate } from './own-certificate';

const plainHttp = true;

describeFetching('fetching a chart with logins, certificates and proxies', (fetch) => {
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
      writeFileSync(join(String(process.env.HELM_CONFIG_HOME), 'repositories.yaml'), JSON.stringify({ repositories }));

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
      writeFileSync(join(String(process.env.HELM_CONFIG_HOME), 'repositories.yaml'), JSON.stringify({ repositories }));
    }

    const repo = place === 'in the address' ? server.url.replace('//', '//me:secret@') : server.url;

    expect(fetch({ ...redis, repo }).version).toBe('1.2.3');
  });

  test("uses docker's login for a registry", async () => {
    const server = await ChartServer.start();
    server.pushChart('redis', '1.2.3');
    server.settings = { user: 'me:secret' };
    const auths = { [`127.0.0.1:${server.port}`]: { auth: Buffer.from('me:secret').toString('base64') } };
    writeFileSync(join(String(process.env.DOCKER_CONFIG), 'config.json'), JSON.stringify({ auths }));

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

  test('shows no password if a login is wrong', async () => {
    const server = await ChartServer.start();
    server.settings = { user: 'me:other' };

    expect(messageOf(() => fetch({ ...redis, repo: server.url.replace('//', '//me:secret@') }))).toBe(
      `[app/redis] Cannot fetch redis 1.2.3 from ${server.url}: helm reports\n` +
        `    failed to fetch ${server.url}/index.yaml : 401 Unauthorized\n` +
        '  Fix: look',
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

  test('asks for https through a tunnel of the proxy', async () => {
    const { key, cert, file } = ownCertificate(temporaryFolder());
    const server = await ChartServer.start({ key, cert });
    server.addChart('redis', '1.2.3');
    const proxy = await ChartServer.start();
    proxy.settings = { tunnelTo: server.port };
    Object.assign(process.env, { HTTPS_PROXY: proxy.url, SSL_CERT_FILE: file });

    fetch({ ...redis, repo: 'https://charts.test' });

    const tunnels = (await proxy.requests()).map(({ method, url }) => `${method} ${url}`);
    expect(new Set(tunnels)).toEqual(new Set(['CONNECT charts.test:443']));
    expect((await server.requests()).map(({ url }) => url)).toEqual(['/index.yaml', '/redis-1.2.3.tgz']);
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

function basic(user: string): string {
  return `Basic ${Buffer.from(user).toString('base64')}`;
}
