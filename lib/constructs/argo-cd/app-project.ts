import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { demandShape } from '../../core/check/check-shape';
import { messagesOf } from '../../core/fault';
import { argoCdMetadata } from './argo-cd-metadata';
import { demandNoPlainSecrets } from './plain-secrets';
import { checkAgainstInstall } from './release/installed-version';
import { checkWave, WaveObject } from './sync/sync-wave';
import { type AppProjectSpec } from './project/app-project-spec';
import { registerProject } from './project/known-projects';
import { projectShape } from './project/project-shape';
import { renderProjectSpec } from './project/render-project';
import { keepStandIns } from '../../api-objects/stand-ins/keep-stand-ins';
import { withDefaults } from '../../core/stand-in';
import { type Manifest } from '../../core/manifest';

const project = { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject' };

/** Properties of `AppProject`: its metadata and the fields of its `spec`. */
export interface AppProjectProps extends AppProjectSpec {
  /** @default - the name from the construct path, the namespace of the chart, or `argocd` */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * The limits for the Applications of a team: which repositories they use, where they deploy to, and when they are
 * synced. Only what is listed is allowed: a project without `sourceRepos` and `destinations` refuses every Application.
 *
 * @throws if a prop is wrong. The error lists all problems at once.
 * @example
 * ```ts
 * import { AppProject } from 'cdk8s-gitops';
 *
 * new AppProject(chart, 'shop', {
 *   metadata: { name: 'shop' },
 *   sourceRepos: ['https://github.com/acme/*'],
 *   destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'shop-*' }],
 *   clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
 * });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export class AppProject extends Construct {
  /** The AppProject object. */
  public readonly apiObject: ApiObject;
  /** Its name, for `project` of an Application. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: AppProjectProps) {
    super(scope, id);
    const plain = withDefaults(props);
    const metadata = withDefaults(argoCdMetadata(this, { ...project, metadata: plain?.metadata }));
    demandShape(this.node.path, { ...plain, metadata }, projectShape, 'the props');
    const manifest = this.render(plain);
    const object = new WaveObject(
      this,
      'Resource',
      keepStandIns(this.node.path, props, manifest, (given) => this.render(given)),
    );
    this.name = object.name;
    this.apiObject = object;
    registerProject(object);
    demandNoPlainSecrets(this, object, manifest);
    this.node.addValidation({ validate: () => messagesOf([...checkWave(object), ...checkAgainstInstall(object)]) });
  }

  private render(props: AppProjectProps): Manifest {
    const { metadata: given, ...fields } = { ...props };
    const metadata = argoCdMetadata(this, { ...project, metadata: given });
    return { ...project, metadata, spec: renderProjectSpec(fields, metadata.name) };
  }
}
