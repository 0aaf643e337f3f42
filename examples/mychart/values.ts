import { helmValue, type ProbedContainer, type ProbedDeploymentProps } from 'cdk8s-gitops';

export const replicas = {
  count: helmValue('replicaCount', 1, { description: 'How many Pods run', minimum: 0 }),
  fixed: helmValue('fixedReplicas', true, { description: 'Set it to false if an autoscaler sets how many Pods run' }),
};

export const image = {
  repository: helmValue('image.repository', 'nginx'),
  tag: helmValue('image.tag', '1.29', { description: 'Tag of the image' }),
  pullPolicy: helmValue('image.pullPolicy', 'IfNotPresent', { enum: ['Always', 'IfNotPresent', 'Never'] }),
};

export const service = {
  type: helmValue('service.type', 'ClusterIP', { enum: ['ClusterIP', 'NodePort', 'LoadBalancer'] }),
  port: helmValue('service.port', 80, { description: 'Port of the Service', minimum: 1, maximum: 65535 }),
};

export const account = {
  create: helmValue('serviceAccount.create', true, {
    description: 'Whether the Pods have a ServiceAccount of their own',
  }),
  automount: helmValue('serviceAccount.automount', true),
};

export const ingress = {
  enabled: helmValue('ingress.enabled', false),
  hasClass: helmValue('ingress.hasClass', false, { description: 'Whether className is set' }),
  className: helmValue('ingress.className', ''),
  host: helmValue('ingress.host', 'chart-example.local'),
};

export const autoscaling = {
  enabled: helmValue('autoscaling.enabled', false),
  least: helmValue('autoscaling.minReplicas', 1, { minimum: 1 }),
  most: helmValue('autoscaling.maxReplicas', 100, { minimum: 1 }),
  cpu: helmValue('autoscaling.targetCPUUtilizationPercentage', 80, { minimum: 1 }),
};

type Pod = Required<ProbedDeploymentProps>;

export const pod = {
  annotations: helmValue<Record<string, string>>('podAnnotations', {}),
  resources: helmValue<NonNullable<ProbedContainer['resources']>>(
    'resources',
    {},
    { description: 'Requests and limits of the container' },
  ),
  nodeSelector: helmValue<Pod['nodeSelector']>('nodeSelector', {}),
  tolerations: helmValue<Pod['tolerations']>('tolerations', []),
  affinity: helmValue<Pod['affinity']>('affinity', {}),
};
