import { type ReferenceRow } from './reference-row';

/** Volumes and claims with the same class name are bound to each other, also if there is no object of that name. */
const storageClassOfVolume: ReferenceRow = {
  at: 'spec',
  field: 'storageClassName',
  to: 'StorageClass.storage.k8s.io',
  relation: 'class',
  isOptional: true,
};

/** The fields that name objects, by the kind that has them. What runs Pods also has those of `podRows`. */
export const kindRows: Readonly<Record<string, readonly ReferenceRow[]>> = {
  ...byKind(
    ['Ingress.networking.k8s.io'],
    [
      { at: 'spec', field: 'ingressClassName', to: 'IngressClass.networking.k8s.io', relation: 'class' },
      { at: 'spec.tls[]', field: 'secretName', to: 'Secret', relation: 'secret' },
      ...['spec.defaultBackend', 'spec.rules[].http.paths[].backend'].flatMap((backend): ReferenceRow[] => [
        { at: `${backend}.service`, to: 'Service', relation: 'backend' },
        { at: `${backend}.resource`, to: 'Service', relation: 'backend', isTyped: true },
      ]),
    ],
  ),
  ...byKind(gatewayKinds('HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'), [
    { at: 'spec.parentRefs[]', to: gateway('Gateway'), relation: 'gateway', isTyped: true, hasNamespace: true },
    ...['spec.rules[].backendRefs[]', 'spec.rules[].filters[].requestMirror.backendRef'].map((at): ReferenceRow => ({
      at,
      to: 'Service',
      relation: 'backend',
      isTyped: true,
      hasNamespace: true,
    })),
  ]),
  ...byKind(gatewayKinds('Gateway'), [
    { at: 'spec', field: 'gatewayClassName', to: gateway('GatewayClass'), relation: 'class' },
    {
      at: 'spec.listeners[].tls.certificateRefs[]',
      to: 'Secret',
      relation: 'secret',
      isTyped: true,
      hasNamespace: true,
    },
  ]),
  ...byKind(
    ['HorizontalPodAutoscaler.autoscaling', 'ScaledObject.keda.sh'],
    [{ at: 'spec.scaleTargetRef', to: 'Deployment.apps', relation: 'scaling', isTyped: true }],
  ),
  ...byKind(
    ['VerticalPodAutoscaler.autoscaling.k8s.io'],
    [{ at: 'spec.targetRef', to: 'Deployment.apps', relation: 'scaling', isTyped: true }],
  ),
  ...byKind(
    ['RoleBinding.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'],
    [
      { at: 'roleRef', to: 'ClusterRole.rbac.authorization.k8s.io', relation: 'role', isTyped: true },
      { at: 'subjects[]', to: 'ServiceAccount', relation: 'subject', isTyped: true, hasNamespace: true },
    ],
  ),
  ...byKind(
    ['ServiceAccount'],
    [
      { at: 'imagePullSecrets[]', to: 'Secret', relation: 'secret' },
      { at: 'secrets[]', to: 'Secret', relation: 'secret', isOptional: true },
    ],
  ),
  ...byKind(
    ['StatefulSet.apps'],
    [
      // Without the Service, only the Pods have no names in DNS.
      { at: 'spec', field: 'serviceName', to: 'Service', relation: 'backend', isOptional: true },
      {
        at: 'spec.volumeClaimTemplates[].spec',
        field: 'storageClassName',
        to: 'StorageClass.storage.k8s.io',
        relation: 'class',
      },
    ],
  ),
  ...byKind(
    ['PersistentVolumeClaim'],
    [
      storageClassOfVolume,
      { at: 'spec', field: 'volumeAttributesClassName', to: 'VolumeAttributesClass.storage.k8s.io', relation: 'class' },
      { at: 'spec', field: 'volumeName', to: 'PersistentVolume', relation: 'storage' },
      { at: 'spec.dataSource', to: 'PersistentVolumeClaim', relation: 'storage', isTyped: true },
      {
        at: 'spec.dataSourceRef',
        to: 'PersistentVolumeClaim',
        relation: 'storage',
        isTyped: true,
        hasNamespace: true,
      },
    ],
  ),
  ...byKind(
    ['PersistentVolume'],
    [
      storageClassOfVolume,
      { at: 'spec.claimRef', to: 'PersistentVolumeClaim', relation: 'storage', hasNamespace: true },
    ],
  ),
  ...byKind(
    [
      'MutatingWebhookConfiguration.admissionregistration.k8s.io',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    ],
    [{ at: 'webhooks[].clientConfig.service', to: 'Service', relation: 'webhook', hasNamespace: true }],
  ),
  ...byKind(
    ['CustomResourceDefinition.apiextensions.k8s.io'],
    [{ at: 'spec.conversion.webhook.clientConfig.service', to: 'Service', relation: 'webhook', hasNamespace: true }],
  ),
  ...byKind(
    ['APIService.apiregistration.k8s.io'],
    [{ at: 'spec.service', to: 'Service', relation: 'backend', hasNamespace: true }],
  ),
  ...byKind(
    ['ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io'],
    [
      {
        at: 'spec',
        field: 'policyName',
        to: 'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
        relation: 'policy',
      },
    ],
  ),
  ...byKind(
    ['MutatingAdmissionPolicyBinding.admissionregistration.k8s.io'],
    [
      {
        at: 'spec',
        field: 'policyName',
        to: 'MutatingAdmissionPolicy.admissionregistration.k8s.io',
        relation: 'policy',
      },
    ],
  ),
  ...byKind(
    ['Certificate.cert-manager.io'],
    [{ at: 'spec.issuerRef', to: 'Issuer.cert-manager.io', relation: 'issuer', isTyped: true }],
  ),
  ...byKind(
    ['ExternalSecret.external-secrets.io'],
    [{ at: 'spec.secretStoreRef', to: 'SecretStore.external-secrets.io', relation: 'issuer', isTyped: true }],
  ),
};

function byKind(
  kinds: readonly string[],
  rows: readonly ReferenceRow[],
): Readonly<Record<string, readonly ReferenceRow[]>> {
  return Object.fromEntries(kinds.map((kind) => [kind, rows]));
}

function gateway(kind: string): string {
  return `${kind}.gateway.networking.k8s.io`;
}

function gatewayKinds(...kinds: readonly string[]): string[] {
  return kinds.map(gateway);
}
