import {
  check,
  type Check,
  container,
  deploymentManifest,
  ourDeployment,
  ourPod,
  ourService,
  podManifest,
  serviceManifest,
} from './check';

const a = (count: number): string => 'a'.repeat(count);
const labels = ['a', 'A_b.c-d', a(63), '', '-a', 'a-', 'a b', 'a/b', 'ä', a(64)];
const keys = ['a', 'A_b.c', a(63), 'x.io/a', `${a(61)}.io/a`, '', '/a', 'a/', 'a/b/c', 'X.io/a', '-a', 'a b', a(64)];
const names = ['a', '0', 'a.b', 'a-b.c', '', 'A', 'a_b', '-a', 'a-', 'a..b', '.a', 'a b'];

/** Names, labels, annotations. */
export const nameChecks: readonly Check[] = [
  check('metadata.name of a Pod', 'kubernetes', [...names, a(253), a(254)], (name) => ({
    ours: ourPod({ metadata: { name } }),
    manifest: podManifest({}, { name }),
  })),
  check('metadata.name of a Deployment', 'kubernetes', [...names, a(253), a(254)], (name) => ({
    ours: ourDeployment({ metadata: { name }, selector: { app: 'web' }, podMetadata: { labels: { app: 'web' } } }),
    manifest: deploymentManifest({}, {}, { name }),
  })),
  check('name of a Service', 'kubernetes', ['a', 'a-1', a(63), 'a.b', 'A', '-a', 'a-', a(64)], (name) => ({
    ours: ourService({ port: 80, name }),
    manifest: serviceManifest({}, {}, { name }),
  })),
  {
    ...check('name of a Service', 'kubernetes', ['1a'], (name) => ({
      ours: ourService({ port: 80, name }),
      manifest: serviceManifest({}, {}, { name }),
    })),
    relaxedSince: 36,
  },
  check('name of a container', 'kubernetes', ['a', '0', a(63), '', 'a.b', 'A', 'a_b', '-a', 'a-', a(64)], (name) => ({
    ours: ourPod({ containers: [container({ name })] }),
    manifest: podManifest({ containers: [container({ name })] }),
  })),
  check('key of a label', 'kubernetes', [...keys, `${a(63)}.${a(63)}/a`, `${a(254)}/a`], (key) => ({
    ours: ourPod({ metadata: { name: 'web', labels: { [key]: 'x' } } }),
    manifest: podManifest({}, { labels: { [key]: 'x' } }),
  })),
  check('value of a label', 'kubernetes', [...labels, 1, true], (value) => ({
    ours: ourPod({ metadata: { name: 'web', labels: { app: value } } }),
    manifest: podManifest({}, { labels: { app: value } }),
  })),
  check('value of a label', { ours: 'the server takes it for the empty text' }, [null], (value) => ({
    ours: ourPod({ metadata: { name: 'web', labels: { app: value } } }),
    manifest: podManifest({}, { labels: { app: value } }),
  })),
  check('label in podMetadata', 'kubernetes', labels, (value) => ({
    ours: ourDeployment({ podMetadata: { labels: { tier: value } } }),
    manifest: deploymentManifest({
      template: { metadata: { labels: { app: 'web', tier: value } }, spec: { containers: [container()] } },
    }),
  })),
  check('key of an annotation', 'kubernetes', ['a', 'X.io/A', a(63), '', 'a/b/c', '_a', 'x_y/a', a(64)], (key) => ({
    ours: ourPod({ metadata: { name: 'web', annotations: { [key]: '!' } } }),
    manifest: podManifest({}, { annotations: { [key]: '!' } }),
  })),
  check('bytes of all annotations', 'kubernetes', [262_144, 262_145], (size) => ({
    ours: ourPod({ metadata: { name: 'web', annotations: { a: a(size - 1) } } }),
    manifest: podManifest({}, { annotations: { a: a(size - 1) } }),
  })),
  check('value in nodeSelector', 'kubernetes', labels, (value) => ({
    ours: ourPod({ nodeSelector: { disk: value } }),
    manifest: podManifest({ nodeSelector: { disk: value } }),
  })),
  check('name of a port', 'kubernetes', ['a', '1a', 'http-2', a(15), '80', 'A', 'a--b', '-a', 'a-', a(16)], (name) => ({
    ours: ourPod({ containers: [container({ ports: [{ name, containerPort: 80 }] })] }),
    manifest: podManifest({ containers: [container({ ports: [{ name, containerPort: 80 }] })] }),
  })),
];
