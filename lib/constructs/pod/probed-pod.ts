import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { ManifestObject } from '../../api-objects/manifest-object';
import { detach } from '../../core/detach';
import { keepStandIns } from '../../api-objects/stand-ins/keep-stand-ins';
import { withDefaults } from '../../core/stand-in';
import { buildPod, renderPod } from './build-pod';
import { namedMetadata } from './named-metadata';
import { podPropsShape } from './pod-spec/pod-spec-shape';
import { type ProbedPodSpec } from './pod-spec/probed-container';

const pod = { apiVersion: 'v1', kind: 'Pod' };

/** Props of `ProbedPod`: the Pod's metadata and the fields of its `spec`. */
export interface ProbedPodProps extends ProbedPodSpec {
  /** Name, labels, annotations and so on. @default - the name comes from the construct path */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A Pod whose containers have probes. The object contains only what you give.
 *
 * @throws if a prop is wrong. The error lists all problems at once.
 * @example
 * ```ts
 * import { Duration } from 'cdk8s';
 * import { ProbedPod } from 'cdk8s-gitops';
 *
 * new ProbedPod(chart, 'pod', {
 *   metadata: { name: 'liveness-http' },
 *   containers: [{
 *     name: 'liveness',
 *     image: 'registry.k8s.io/e2e-test-images/agnhost:2.40',
 *     args: ['liveness'],
 *     liveness: { httpGet: { path: '/healthz', port: 8080 }, period: Duration.seconds(3) },
 *   }],
 * });
 * ```
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export class ProbedPod extends Construct {
  /** The Pod. */
  public readonly apiObject: ApiObject;

  constructor(scope: Construct, id: string, props: ProbedPodProps) {
    super(scope, id);
    // Plain JavaScript may pass no props at all. That is an error about missing containers.
    const plain = withDefaults(props);
    const metadata = namedMetadata(this, pod, plain?.metadata);
    const all = { ...plain, metadata };
    // Not by `...rest`, which takes V8 longer than all checks of the containers.
    const podSpec = { ...plain, metadata: undefined };
    const spec = buildPod(this.node.path, { props: all, podSpec, podMetadata: 'metadata' }, podPropsShape);
    const manifest = keepStandIns(
      this.node.path,
      props,
      { apiVersion: 'v1', kind: 'Pod', metadata: detach(metadata), spec },
      (given) => ({
        ...pod,
        metadata: detach(namedMetadata(this, pod, given.metadata)),
        spec: renderPod({ ...given, metadata: undefined }),
      }),
    );
    this.apiObject = new ManifestObject(this, 'Resource', manifest, { owned: true });
  }

  /** `metadata.name`. */
  public get name(): string {
    return this.apiObject.name;
  }
}
