import { inAppOrder, inApplyOrder } from '../../lib/kubernetes/apply-order';

const manifest = (kind: string, apiVersion = 'v1') => ({ apiVersion, kind });

test('in the order of an app, what all others need comes first, webhooks come last, and all else stays', () => {
  const manifests = [
    manifest('MutatingWebhookConfiguration', 'admissionregistration.k8s.io/v1'),
    manifest('Pod'),
    manifest('Namespace', 'example.com/v1'),
    manifest('ConfigMap'),
    manifest('CustomResourceDefinition', 'apiextensions.k8s.io/v1'),
    manifest('ServiceAccount'),
    manifest('Namespace'),
  ];

  const sorted = inAppOrder(manifests).map(({ apiVersion, kind }) => `${apiVersion} ${kind}`);

  expect(sorted).toEqual([
    'apiextensions.k8s.io/v1 CustomResourceDefinition',
    'v1 Namespace',
    'v1 ServiceAccount',
    'v1 Pod',
    'example.com/v1 Namespace',
    'v1 ConfigMap',
    'admissionregistration.k8s.io/v1 MutatingWebhookConfiguration',
  ]);
});

test('in the order of kinds, an object comes after what it needs, and one kind stays in its order', () => {
  const manifests = [
    { ...manifest('Pod'), metadata: { name: 'b' } },
    manifest('APIService', 'apiregistration.k8s.io/v1'),
    manifest('Tenant', 'example.com/v1'),
    { ...manifest('Pod'), metadata: { name: 'a' } },
    manifest('ConfigMap'),
  ];

  const sorted = inApplyOrder(manifests);

  expect(sorted).toEqual([4, 0, 3, 2, 1].map((index) => manifests[index]));
});
