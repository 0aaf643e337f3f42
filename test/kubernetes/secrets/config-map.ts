import { type Manifest } from 'cdk8s-gitops';
import { stringifyYaml } from '../../../lib/core/yaml/stringify';

/** A ConfigMap with these texts; other values become YAML. */
export const configMap = (data: Record<string, unknown>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'argocd-cm' },
  data: Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, typeof value === 'string' ? value : stringifyYaml(value)]),
  ),
});
