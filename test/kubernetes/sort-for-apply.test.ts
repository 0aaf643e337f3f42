import { sortForApply } from '../../lib/kubernetes/sort-for-apply';

const manifest = (kind: string, apiVersion = 'v1') => ({ apiVersion, kind });

test('what others need comes first, webhooks come last, and all else stays in its order', () => {
  const manifests = [
    manifest('MutatingWebhookConfiguration', 'admissionregistration.k8s.io/v1'),
    manifest('Pod'),
    manifest('Namespace', 'example.com/v1'),
    manifest('ConfigMap'),
    manifest('CustomResourceDefinition', 'apiextensions.k8s.io/v1'),
    manifest('ServiceAccount'),
    manifest('Namespace'),
  ];

  const sorted = sortForApply(manifests).map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);

  expect(sorted).toEqual([
    'v1 Namespace',
    'apiextensions.k8s.io/v1 CustomResourceDefinition',
    'v1 ServiceAccount',
    'v1 Pod',
    'example.com/v1 Namespace',
    'v1 ConfigMap',
    'admissionregistration.k8s.io/v1 MutatingWebhookConfiguration',
  ]);
});
