import { App, Chart } from 'cdk8s';
import { Cluster, Repository } from 'cdk8s-gitops';
import { messageOf } from '../../../message-of';

const chart = () => new Chart(new App(), 'chart');
const repository = (proxy: string) => new Repository(chart(), 'shop', { url: 'https://github.com/acme/shop', proxy });
const cluster = (proxyUrl: string) => new Cluster(chart(), 'web', { server: 'https://10.0.0.1', proxyUrl });

test.each(['http://proxy:3128', 'https://proxy', 'socks5://proxy:1080', 'socks5h://proxy:1080', 'proxy.acme.com:3128'])(
  '%s is a proxy for a repository',
  (proxy) => {
    expect(() => repository(proxy)).not.toThrow();
  },
);

test.each(['http://proxy:3128', 'https://proxy', 'socks5://proxy:1080'])('%s is a proxy for a cluster', (proxy) => {
  expect(() => cluster(proxy)).not.toThrow();
});

test.each(['git@proxy:1080', 'git://proxy:1080', 'a proxy', 'socks4://proxy:1080'])(
  '%s is not a proxy for a repository',
  (proxy) => {
    expect(messageOf(() => repository(proxy))).toBe(
      `[chart/shop] Cannot use "${proxy}" as proxy: it must be the address of a proxy, which starts with http://, ` +
        'https://, socks5:// or socks5h://\n  Fix: use "http://proxy.example.com:3128"',
    );
  },
);

test.each([
  ['socks5h://proxy:1080', 'http://proxy.example.com:3128'],
  ['proxy:3128', 'http://proxy:3128'],
])('%s is not a proxy for a cluster', (proxy, near) => {
  expect(messageOf(() => cluster(proxy))).toBe(
    `[chart/web] Cannot use "${proxy}" as proxyUrl: it must be the address of a proxy, which starts with http://, ` +
      `https:// or socks5://\n  Fix: use "${near}"`,
  );
});

test('the password in an address that is not one of a proxy is not shown', () => {
  expect(messageOf(() => repository('me:hunter2@proxy:1080'))).toBe(
    '[chart/shop] Cannot use this value as proxy: it must be the address of a proxy, which starts with http://, ' +
      'https://, socks5:// or socks5h://\n  Fix: use "http://proxy.example.com:3128"',
  );
});
