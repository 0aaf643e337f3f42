import { type TypeOf } from '../../../core/check/shape';
import { GitOpsError } from '../../../core/error';
import { configFields, configShapes } from './config-shapes';
import { demandForm } from '../file/demand-form';
import { type FileLoader } from '../file/file-loader';
import { generate } from '../generate/generators';
import { type GeneratorSpec } from '../file/kustomization-spec';
import { inflateChart } from '../helm/inflate-chart';
import { KustomizeResource } from '../resource/resource';
import { type BuildContext } from '../rule/build-context';

/**
 * Runs a generator that is given as a config.
 *
 * @throws if it is not a generator, or if it cannot be run here
 */
export function generatorFromConfig(
  config: KustomizeResource,
  loader: FileLoader,
  context: BuildContext,
): KustomizeResource[] {
  const where = config.source;
  switch (config.kind) {
    case 'ConfigMapGenerator':
      return [
        generate('ConfigMap', generatorSpec(configFields(config, configShapes.ConfigMapGenerator)), loader, where),
      ];
    case 'SecretGenerator':
      return [generate('Secret', generatorSpec(configFields(config, configShapes.SecretGenerator)), loader, where)];
    case 'IAMPolicyGenerator':
      return [serviceAccount(configFields(config, configShapes.IAMPolicyGenerator), where)];
    case 'HelmChartInflationGenerator':
      return inflateConfigured(config, loader, context);
    default:
      throw new GitOpsError({
        where,
        what: `Cannot generate with ${config.kind}: it is not a built-in generator of kustomize`,
        fix: 'use ConfigMapGenerator, SecretGenerator, IAMPolicyGenerator or HelmChartInflationGenerator',
      });
  }
}

/** The spec of a generator. A config has its name and namespace in its metadata or, with more weight, beside it. */
function generatorSpec({ metadata, ...spec }: TypeOf<typeof configShapes.SecretGenerator>): GeneratorSpec {
  return { ...spec, name: spec.name || metadata?.name, namespace: spec.namespace || metadata?.namespace };
}

/** The chart of a config. It gets no namespace of a kustomization. Unlike in other configs, numbers are not text here. */
function inflateConfigured(config: KustomizeResource, loader: FileLoader, context: BuildContext): KustomizeResource[] {
  const where = config.source;
  const shape = configShapes.HelmChartInflationGenerator;
  const fields = demandForm(config.object, shape, { place: () => where, ignoresUnknown: true });
  const resources = inflateChart(fields, { loader, globals: fields, where }, context.helm);
  context.noteKinds(resources);
  return resources;
}

/** The ServiceAccount for a service account of Google Cloud. */
function serviceAccount(policy: TypeOf<typeof configShapes.IAMPolicyGenerator>, where: string): KustomizeResource {
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
