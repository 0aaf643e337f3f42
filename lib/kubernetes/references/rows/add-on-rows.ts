import { byKind, type RowsByKind } from './reference-row';

/** The references of objects of widely used projects. */
export const addOnRows: RowsByKind = {
  ...byKind(
    ['Certificate.cert-manager.io'],
    [{ at: 'spec.issuerRef', to: 'Issuer.cert-manager.io', relation: 'issuer', isTyped: true }],
  ),
  ...byKind(['Issuer.cert-manager.io'], [{ at: 'spec.ca', field: 'secretName', to: 'Secret', relation: 'secret' }]),
  ...byKind(
    ['ExternalSecret.external-secrets.io'],
    [{ at: 'spec.secretStoreRef', to: 'SecretStore.external-secrets.io', relation: 'issuer', isTyped: true }],
  ),
  ...byKind(
    ['ScaledObject.keda.sh'],
    [
      { at: 'spec.scaleTargetRef', to: 'Deployment.apps', relation: 'scaling', isTyped: true },
      {
        at: 'spec.triggers[].authenticationRef',
        to: 'TriggerAuthentication.keda.sh',
        relation: 'account',
        isTyped: true,
      },
    ],
  ),
  ...byKind(
    ['TriggerAuthentication.keda.sh'],
    [
      { at: 'spec.secretTargetRef[]', to: 'Secret', relation: 'secret' },
      { at: 'spec.configMapTargetRef[]', to: 'ConfigMap', relation: 'config' },
    ],
  ),
  ...byKind(
    ['VerticalPodAutoscaler.autoscaling.k8s.io'],
    [{ at: 'spec.targetRef', to: 'Deployment.apps', relation: 'scaling', isTyped: true }],
  ),
  ...byKind(
    ['Rollout.argoproj.io'],
    [
      { at: 'spec.workloadRef', to: 'Deployment.apps', relation: 'scaling', isTyped: true },
      ...['canary.canaryService', 'canary.stableService', 'blueGreen.activeService', 'blueGreen.previewService'].map(
        (place) => {
          const [strategy = '', field = ''] = place.split('.');
          return { at: `spec.strategy.${strategy}`, field, to: 'Service', relation: 'backend' } as const;
        },
      ),
    ],
  ),
};
