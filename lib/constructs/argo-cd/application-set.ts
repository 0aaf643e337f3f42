import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { demandShape } from '../../core/check/check-shape';
import { messagesOf } from '../../core/fault';
import { type DeletionPolicy } from './application-spec/deletion-policy';
import { checkAgainstInstall } from './release/installed-version';
import { checkWave, WaveObject } from './sync/sync-wave';
import { argoCdMetadata } from './argo-cd-metadata';
import { demandNoPlainSecrets } from './plain-secrets';
import { checkTemplateAgainstProject } from './project/known-projects';
import { type ApplicationSetSpec } from './application-set-spec/application-set-spec';
import { applicationSetShape } from './application-set-spec/application-set-shape';
import { renderApplicationSetSpec } from './application-set-spec/render-application-set';
import { keepStandIns } from '../../api-objects/stand-ins/keep-stand-ins';
import { withDefaults } from '../../core/stand-in';
import { type Manifest } from '../../core/manifest';

const applicationSet = { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet' };

/** Properties of `ApplicationSet`: its metadata and the fields of its `spec`. */
export interface ApplicationSetProps extends ApplicationSetSpec {
  /** @default - the name from the construct path, the namespace of the chart, or `argocd` */
  readonly metadata?: ApiObjectMetadata;
  /**
   * What happens to the objects of an Application when it is no longer generated, or when the ApplicationSet is
   * deleted. The Application itself is deleted in any case.
   *
   * @default orphan
   */
  readonly deletionPolicy?: DeletionPolicy;
}

/**
 * Applications that Argo CD generates on its own from what it finds: clusters, folders, pull requests.
 * If you know the list beforehand, make `Application`s in a TypeScript loop: they are typed, checked and visible in
 * review.
 *
 * @throws if a prop is wrong. The error lists all problems at once.
 * @example
 * ```ts
 * import { ApplicationSet } from 'cdk8s-gitops';
 *
 * new ApplicationSet(chart, 'agent', {
 *   metadata: { name: 'agent' },
 *   generators: [{ clusters: { selector: { matchLabels: { stage: 'production' } } } }],
 *   template: {
 *     metadata: { name: 'agent-{{.nameNormalized}}' },
 *     project: 'default',
 *     source: { repoURL: 'https://github.com/acme/agent.git', path: 'deploy', targetRevision: 'v1.*' },
 *     destination: { server: '{{.server}}', namespace: 'agent' },
 *   },
 * });
 * ```
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/
 */
export class ApplicationSet extends Construct {
  /** The ApplicationSet object. */
  public readonly apiObject: ApiObject;
  /** Its name. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: ApplicationSetProps) {
    super(scope, id);
    const plain = withDefaults(props);
    const metadata = withDefaults(argoCdMetadata(this, { ...applicationSet, metadata: plain?.metadata }));
    demandShape(this.node.path, { ...plain, metadata }, applicationSetShape(plain?.goTemplate), 'the props');
    const manifest = this.render(plain);
    const object = new WaveObject(
      this,
      'Resource',
      keepStandIns(this.node.path, props, manifest, (given) => this.render(given)),
    );
    this.name = object.name;
    this.apiObject = object;
    demandNoPlainSecrets(this, object, manifest);
    this.node.addValidation({
      validate: () =>
        messagesOf([...checkWave(object), ...checkTemplateAgainstProject(object), ...checkAgainstInstall(object)]),
    });
  }

  private render({ metadata: given, deletionPolicy = 'orphan', ...fields }: ApplicationSetProps): Manifest {
    const metadata = argoCdMetadata(this, { ...applicationSet, metadata: given });
    return { ...applicationSet, metadata, spec: renderApplicationSetSpec(fields, deletionPolicy) };
  }
}
