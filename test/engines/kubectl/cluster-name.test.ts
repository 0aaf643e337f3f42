import { describeCluster, getClusterName } from '../../../lib/engines/kubectl/cluster-name';
import { messageOf } from '../../message-of';

const config = {
  'current-context': 'dev',
  contexts: [
    { name: 'dev', context: { cluster: 'one', namespace: 'shop' } },
    { name: 'prod', context: { cluster: 'two' } },
  ],
  clusters: [
    { name: 'one', cluster: { server: 'https://one:6443' } },
    { name: 'two', cluster: { server: 'https://two:6443' } },
  ],
};
const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = process.env;

beforeEach(() => {
  delete process.env.KUBERNETES_SERVICE_HOST;
  delete process.env.KUBERNETES_SERVICE_PORT;
});
afterAll(() => {
  Object.entries({ KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port })
    .filter(([, value]) => value !== undefined)
    .forEach(([name, value]) => (process.env[name] = value));
});

test('the cluster is that of the current context', () => {
  const cluster = getClusterName(config, {});

  expect(cluster).toEqual({ context: 'dev', server: 'https://one:6443', namespace: 'shop' });
  expect(describeCluster(cluster)).toBe('context dev, https://one:6443, namespace shop');
});

test('the password of an address is not shown', () => {
  const cluster = { context: 'dev', server: 'https://me:hunter2@one:6443', namespace: 'shop' };

  expect(describeCluster(cluster)).toBe('context dev, https://me:***@one:6443, namespace shop');
});

test('options set another context, and another namespace', () => {
  const [other, elsewhere] = [{ context: 'prod' }, { namespace: 'blog' }].map((options) =>
    getClusterName(config, options),
  );

  expect(other).toEqual({ context: 'prod', server: 'https://two:6443', namespace: 'default' });
  expect(elsewhere).toEqual({ context: 'dev', server: 'https://one:6443', namespace: 'blog' });
});

test('a context that is missing is an error with the names of the others', () => {
  expect(messageOf(() => getClusterName(config, { context: 'prd' }))).toBe(
    '[kubectl] Cannot ask the cluster: there is no context prd\n  Fix: use one of prod, dev',
  );
});

test('without a context, the cluster is that of the Pod, as for kubectl', () => {
  Object.assign(process.env, { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443' });

  const cluster = getClusterName({ contexts: null, 'current-context': '' }, {});

  expect(describeCluster(cluster)).toBe('the cluster of this Pod, https://[fd00::1]:443, namespace default');
});

test('without a context and outside of a Pod, no cluster is set', () => {
  expect(messageOf(() => getClusterName({ 'current-context': '' }, {}))).toBe(
    '[kubectl] Cannot ask the cluster: no cluster is set\n' +
      '  Fix: set a context with --context, or a file that has one with --kubeconfig or the variable KUBECONFIG',
  );
});
