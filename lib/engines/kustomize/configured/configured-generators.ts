import { GitOpsError } from '../../../core/error';
import { type PlainMap } from '../../../core/plain';
import { configFields } from './config-shapes';
import { type FileLoader } from '../file/file-loader';
import { generate } from '../generate/generators';
import { type GeneratorSpec } from '../file/kustomization-spec';
import { KustomizeResource } from '../resource/resource';

/**
 * Runs a generator that is given as a config.
 *
 * @throws if it is not a generator, or if it cannot be run here
 */
export function generatorFromConfig(config: KustomizeResource, loader: FileLoader): KustomizeResource[] {
  const where = config.source;
  switch (config.kind) {
    case 'ConfigMapGenerator':
      return [generate('ConfigMap', generatorSpec(config), loader, where)];
    case 'SecretGenerator':
      return [generate('Secret', generatorSpec(config), loader, where)];
    case 'IAMPolicyGenerator':
      return [serviceAccount(configFields<PolicyConfig>(config), where)];
    case 'HelmChartInflationGenerator':
      throw new GitOpsError({
        where,
        what: `Cannot render ${config.name}: Helm charts are not rendered here`,
        fix: 'render it with helm template and list the file under resources, or use kubectl kustomize --enable-helm',
      });
    default:
      throw new GitOpsError({
        where,
        what: `Cannot generate with ${config.kind}: it is not a built-in generator of kustomize`,
        fix: 'use ConfigMapGenerator, SecretGenerator or IAMPolicyGenerator',
      });
  }
}

function generatorSpec(config: KustomizeResource): GeneratorSpec {
  const { metadata, ...spec } = configFields<GeneratorSpec & { readonly metadata?: PlainMap }>(config);
  const { name, namespace } = (metadata ?? {}) as { readonly name?: string; readonly namespace?: string };
  return { ...spec, name: spec.name || name, namespace: spec.namespace || namespace };
}

interface PolicyConfig {
  readonly cloud?: string;
  readonly kubernetesService?: { readonly name?: string; readonly namespace?: string };
  readonly serviceAccount?: { readonly name?: string; readonly projectId?: string };
}

/** The ServiceAccount for a service account of Google Cloud. */
function serviceAccount(policy: PolicyConfig, where: string): KustomizeResource {
  const { cloud = '', kubernetesService = {}, serviceAccount: account = {} } = policy;
  if (cloud !== 'gke') {
    const what = `Cannot use ${JSON.stringify(cloud)} as cloud: kustomize knows only gke`;
    throw new GitOpsError({ where, what, fix: 'write cloud: gke' });
  }
  const email = `${account.name ?? ''}@${account.projectId ?? ''}.iam.gserviceaccount.com`;
  const { name = '', namespace } = kubernetesService;
  const metadata = { annotations: { 'iam.gke.io/gcp-service-account': email }, name, ...(namespace && { namespace }) };
  return new KustomizeResource({ apiVersion: 'v1', kind: 'ServiceAccount', metadata }, where);
}
