import { buildFiles, failureOf } from '../in-folder';

const web = '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web } }';

describe('replicas', () => {
  test('are set on the workload with the given name, which may be an earlier name', () => {
    const config = 'resources: [a.yaml]\nnamePrefix: x-\nreplicas: [{ name: web, count: 3 }]';
    expect(buildFiles({ 'kustomization.yaml': config, 'a.yaml': web })).toContain('spec:\n  replicas: 3');
  });

  test('stay text if they were text', () => {
    const quoted = web.replace('} }', '}, spec: { replicas: "1" } }');
    const config = 'resources: [a.yaml]\nreplicas: [{ name: web, count: 3 }]';
    expect(buildFiles({ 'kustomization.yaml': config, 'a.yaml': quoted })).toContain('replicas: "3"');
  });

  test('fail if no workload has the name, and list the existing workloads', () => {
    const files = { 'kustomization.yaml': 'resources: [a.yaml]\nreplicas: [{ name: api, count: 3 }]', 'a.yaml': web };
    expect(failureOf(files)).toBe(
      '[kustomization.yaml:2:12] Cannot set the replicas of api: no workload has that name\n' +
        '  Fix: use Deployment/web',
    );
  });
});
