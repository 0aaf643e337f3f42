import { type Manifest } from '../../../../lib/core/manifest';
import { applyFlags } from '../../../../lib/engines/diff/cluster/apply-mode';

/** An object of a cluster with these managers of fields, perhaps applied by the client before. */
function live(managers: readonly object[], isApplied = false): Manifest {
  const annotations: Record<string, string> = isApplied
    ? { 'kubectl.kubernetes.io/last-applied-configuration': '{}' }
    : {};
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', annotations, managedFields: managers } };
}

test.each([
  ['a new object', undefined, 'kubectl'],
  ['an object of kubectl', live([{ manager: 'kubectl', operation: 'Apply' }], true), 'kubectl'],
  ['an object of Argo CD', live([{ manager: 'argocd-controller', operation: 'Apply' }]), 'argocd-controller'],
  ['an object of another tool', live([{ manager: 'ci', operation: 'Apply' }]), 'ci'],
  ['an object that was created', live([{ manager: 'kubectl-create', operation: 'Update' }]), 'kubectl'],
  ['a part of an object', live([{ manager: 'hpa', operation: 'Apply', subresource: 'scale' }]), 'kubectl'],
])('%s is applied on the server side', (_, object, manager) => {
  expect(applyFlags(object)).toEqual(['--server-side', '--force-conflicts', `--field-manager=${manager}`]);
});

test('an object that was applied by the client is applied by the client again, whoever else has fields of it', () => {
  expect(applyFlags(live([{ manager: 'sidecar-injector', operation: 'Apply' }], true))).toEqual([]);
});
