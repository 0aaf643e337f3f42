import { addOnRows } from './add-on-rows';
import { networkRows } from './network-rows';
import { byKind, type RowsByKind } from './reference-row';
import { claimRows, storageRows } from './storage-rows';

/** The port at which the API server asks a Service, if none is given. */
const usualPort = 443;

/** The fields that name objects, by the kind that has them. What runs Pods also has those of `podRows`. */
export const kindRows: RowsByKind = {
  ...networkRows,
  ...storageRows,
  ...addOnRows,
  ...byKind(
    ['HorizontalPodAutoscaler.autoscaling'],
    [
      { at: 'spec.scaleTargetRef', to: 'Deployment.apps', relation: 'scaling', isTyped: true },
      { at: 'spec.metrics[].object.describedObject', to: 'Service', relation: 'scaling', isTyped: true },
    ],
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
      ...claimRows('spec.volumeClaimTemplates[].spec'),
    ],
  ),
  ...byKind(
    [
      'MutatingWebhookConfiguration.admissionregistration.k8s.io',
      'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    ],
    [{ at: 'webhooks[].clientConfig.service', to: 'Service', relation: 'webhook', hasNamespace: true, usualPort }],
  ),
  ...byKind(
    ['CustomResourceDefinition.apiextensions.k8s.io'],
    [
      {
        at: 'spec.conversion.webhook.clientConfig.service',
        to: 'Service',
        relation: 'webhook',
        hasNamespace: true,
        usualPort,
      },
    ],
  ),
  ...byKind(
    ['APIService.apiregistration.k8s.io'],
    [{ at: 'spec.service', to: 'Service', relation: 'backend', hasNamespace: true, usualPort }],
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
};
