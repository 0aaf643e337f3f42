import { type ArgoCdInstallProps, type Manifest } from 'cdk8s-gitops';
import { kubectl } from '../harness/kubectl';
import { until } from '../harness/poll';
import { ArgoCdApi } from './argo-cd-api';
import { documentedLines, exists, ReaderFolder } from './documented-commands';
import { waitForWorkloads } from './install';
import { type LiveArgoCd, podUids } from './live-argo-cd';

/** Installs Argo CD into an empty cluster, and lets it manage itself. */
export function describeInstall(live: () => LiveArgoCd): void {
  describe('an empty cluster', () => {
    let reader: ReaderFolder;
    beforeAll(() => {
      live().git.commit('Install', { 'argo-cd': live().installFiles() });
      reader = new ReaderFolder(new Map([...live().crds, ...live().installFiles()]));
    });
    afterAll(() => reader.remove());

    test('accepts the commands of the docs, line by line, and every workload becomes ready', async () => {
      const lines = documentedLines('dist/crds.k8s.yaml');
      expect(lines).toHaveLength(4);

      await live().timed('every workload is ready, by the commands of the docs', 300, () => {
        lines.forEach((line) => reader.run(line));
        waitForWorkloads('argocd', 300);
      });
    }, 360_000);

    test('accepts each command a second time, and after it was killed half-way', async () => {
      const lines = documentedLines('dist/crds.k8s.yaml');
      const apply = lines.find((line) => line.includes('dist/argo-cd.k8s.yaml')) ?? '';
      kubectl(['--namespace', 'argocd', 'delete', 'service,role', '--all']);
      await reader.runHalfWay(apply, 10);
      expect(exists('argocd', 'service/argocd-server')).toBe(false);

      lines.forEach((line) => reader.run(line));

      expect(exists('argocd', 'service/argocd-server')).toBe(true);
      waitForWorkloads('argocd');
    }, 180_000);

    test('answers on NodePort 31001, by https, with the expected version', async () => {
      const api = await live().timed('the API answers on NodePort 31001', 120, () => ArgoCdApi.at(31001));

      expect(await api.version()).toMatch(/^v3\.5\.1/);
    }, 150_000);

    test('accepts only the initial password, which is read as the docs describe', async () => {
      const [line = ''] = documentedLines('argocd-initial-admin-secret');
      const password = await until('the initial password', { within: 60 }, () => reader.run(line));
      const api = await ArgoCdApi.at(31001);

      expect(await api.login('admin', password)).toEqual({ status: 200, user: 'admin' });
      expect((await api.login('admin', `${password}?`)).status).toBe(401);
    }, 90_000);
  });

  describe('Argo CD under its own control', () => {
    test('is in sync at once: only the tracking annotation is added', async () => {
      const before = { contents: contents(), pods: podUids() };
      const commit = live().git.commit('Nothing', {});

      await live().timed('manageItself is in sync, without a diff', 120, () =>
        live().applications.synced('argocd', commit),
      );

      expect({ contents: contents(), pods: podUids() }).toEqual(before);
      expect(Object.keys(before.contents).length).toBeGreaterThan(40);
    }, 150_000);

    test('rolls a changed prop out through Git', async () => {
      const commit = live().git.commit('Two servers', { 'argo-cd': live().installFiles({ server: twoServers }) });

      const replicas = ['get', 'deployment', 'argocd-server', '--output', 'jsonpath={.status.readyReplicas}'];
      await live().timed('a changed prop is rolled out', 180, async () => {
        await live().applications.synced('argocd', commit, 180);
        await until('two servers', { within: 180 }, () =>
          kubectl(['--namespace', 'argocd', ...replicas]) === '2' ? true : undefined,
        );
        await live().applications.synced('argocd', commit, 60);
      });

      await live().steady.begin('argocd');
    }, 240_000);
  });
}

/** The objects in Argo CD's namespace, without the fields that the cluster adds. */
function contents(): Record<string, unknown> {
  const kinds = 'deployments,statefulsets,services,configmaps,serviceaccounts,roles,rolebindings,networkpolicies';
  const list = kubectl(['--namespace', 'argocd', 'get', kinds, '--output', 'json']);
  const { items } = JSON.parse(list) as { items: (Manifest & { status?: unknown })[] };
  return Object.fromEntries(
    items.map(({ kind, metadata, status: _status, ...content }) => {
      return [`${kind}/${metadata?.name}`, { ...content, labels: metadata?.labels }];
    }),
  );
}

const twoServers: ArgoCdInstallProps['server'] = {
  replicas: 2,
  service: { type: 'NodePort', nodePorts: { https: 31001 } },
};
