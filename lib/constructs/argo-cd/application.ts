import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { demandShape } from '../../core/check/check-shape';
import { messagesOf } from '../../core/fault';
import { type Manifest } from '../../core/manifest';
import { argoCdMetadata } from './argo-cd-metadata';
import { demandNoPlainSecrets } from './plain-secrets';
import { checkAgainstProject } from './project/known-projects';
import { type ApplicationProps } from './application-spec/application-spec';
import { applicationShape } from './application-spec/application-shape';
import { finalizersOf, isDeletionFinalizer } from './application-spec/deletion-policy';
import { renderApplicationSpec } from './application-spec/render-spec';
import { checkAgainstInstall } from './release/installed-version';
import { checkWave, WaveObject } from './sync/sync-wave';
import { keepStandIns } from '../../api-objects/stand-ins/keep-stand-ins';
import { withDefaults } from '../../core/stand-in';

const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };

/**
 * Manifests that Argo CD keeps in sync: from one or several sources, in one namespace of one cluster.
 *
 * `application.node.addDependency(other)` puts this Application into a later sync wave than `other`.
 * Waves count only between Applications that come from the same app of apps.
 *
 * @throws if a prop is wrong. The error lists all problems at once.
 * @example
 * ```ts
 * import { Application } from 'cdk8s-gitops';
 *
 * new Application(chart, 'shop', {
 *   metadata: { name: 'shop' },
 *   project: 'default',
 *   source: { repoURL: 'https://github.com/acme/gitops.git', path: 'shop', targetRevision: 'main' },
 *   destination: { namespace: 'shop' },
 *   syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
 * });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#applications
 */
export class Application extends Construct {
  /** The Application object. */
  public readonly apiObject: ApiObject;
  /** Its name. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: ApplicationProps) {
    super(scope, id);
    const plain = withDefaults(props);
    const metadata = withDefaults(argoCdMetadata(this, { ...application, metadata: plain?.metadata }));
    demandShape(this.node.path, { ...plain, metadata }, applicationShape, 'the props');
    const manifest = applicationManifest(metadata, plain);
    const kept = keepStandIns(this.node.path, props, manifest, (given) =>
      applicationManifest(argoCdMetadata(this, { ...application, metadata: given.metadata }), given),
    );
    const object = new WaveObject(this, 'Resource', kept);
    this.name = object.name;
    this.apiObject = object;
    demandNoPlainSecrets(this, object, manifest);
    this.node.addValidation({
      validate: () =>
        messagesOf([...checkWave(object), ...checkAgainstProject(object), ...checkAgainstInstall(object)]),
    });
  }
}

/** The manifest of an Application. Its metadata already has name and namespace. */
function applicationManifest(metadata: ApiObjectMetadata, props: ApplicationProps): Manifest {
  const { metadata: _metadata, deletionPolicy = 'orphan', ...spec } = props;
  const finalizers = [
    ...(metadata.finalizers ?? []).filter((finalizer) => !isDeletionFinalizer(finalizer)),
    ...finalizersOf(deletionPolicy),
  ];
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { ...metadata, ...(finalizers.length > 0 && { finalizers }) },
    spec: renderApplicationSpec(spec),
  };
}
