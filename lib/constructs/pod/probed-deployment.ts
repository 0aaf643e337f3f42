import { type ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { ManifestObject } from '../../api-objects/manifest-object';
import { validateNodePorts } from '../../api-objects/validate-node-ports';
import { seen } from '../../core/check/seen';
import { demandNoFaults, type Fault, fault } from '../../core/fault';
import { type Manifest } from '../../core/manifest';
import { isPlainMap } from '../../core/plain';
import { demandSame, keepStandIns } from '../../api-objects/stand-ins/keep-stand-ins';
import { withDefaults } from '../../core/stand-in';
import { buildPod, renderPod } from './build-pod';
import { deploymentShape } from './deployment/deployment-shape';
import { checkExposure, checkSelectedByLabels } from './deployment/exposure-shape';
import { type Exposure } from './deployment/exposure';
import { namedMetadata } from './named-metadata';
import { type DeploymentSpec } from '../../kubernetes/types/pod-spec';
import { type ProbedContainer, type ProbedPodSpec } from './pod-spec/probed-container';
import { podSpecOf, renderDeploymentSpec } from './deployment/render-deployment';
import { exposedPods, renderService } from './deployment/render-service';

/** Props of `ProbedDeployment`: the fields of the PodSpec and of the Deployment. */
export interface ProbedDeploymentProps extends ProbedPodSpec {
  /** The Deployment's own metadata. @default - the name comes from the construct path */
  readonly metadata?: ApiObjectMetadata;
  /**
   * Labels, annotations and so on of each Pod. Only the label of the default `selector` is added.
   *
   * @default - only that label
   */
  readonly podMetadata?: Omit<ApiObjectMetadata, 'name' | 'namespace'>;
  /** How many Pods; 0 or more. @default - Kubernetes' own: 1 */
  readonly replicas?: number;
  /**
   * Labels by which the Deployment finds its Pods, or Kubernetes' own selector. `podMetadata` must have these labels.
   *
   * @default - `app: <metadata.name>`, which is then added to the labels of the Pods
   */
  readonly selector?: { readonly [label: string]: string } | DeploymentSpec['selector'];
  /** Other fields of the DeploymentSpec: `strategy`, `revisionHistoryLimit`, `minReadySeconds` … @default - none */
  readonly deployment?: Omit<DeploymentSpec, 'replicas' | 'selector' | 'template'>;
}

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };

/** The part of a workload that an autoscaler of cdk8s-plus reads. */
interface ScalingTarget {
  readonly kind: string;
  readonly apiVersion: string;
  readonly name: string;
  readonly containers: never[];
  readonly replicas?: number;
}

/**
 * A Deployment whose containers have probes. The objects contain only what you give and, without `selector`, one label.
 *
 * @throws if a prop is wrong. The error lists all problems at once.
 * @example
 * ```ts
 * import { ProbedDeployment } from 'cdk8s-gitops';
 *
 * const web = new ProbedDeployment(chart, 'web', {
 *   metadata: { name: 'web' },
 *   replicas: 2,
 *   containers: [{
 *     name: 'web',
 *     image: 'registry.example.com/web:1.4.2',
 *     ports: [{ name: 'http', containerPort: 8080 }],
 *     readiness: { httpGet: { path: '/ready', port: 'http' } },
 *   }],
 * });
 * web.expose({ port: 80 });
 * ```
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class ProbedDeployment extends Construct {
  /** The Deployment. */
  public readonly apiObject: ApiObject;

  /** Whether a HorizontalPodAutoscaler of cdk8s-plus has the Deployment as its target. */
  public hasAutoscaler = false;

  private readonly manifest: Manifest;
  /** The manifest with defaults in the place of values that are chosen later. */
  private readonly plain: Manifest;
  private readonly containers: readonly ProbedContainer[];
  private readonly replicas: number | undefined;

  constructor(scope: Construct, id: string, props: ProbedDeploymentProps) {
    super(scope, id);
    const plain = withDefaults(props);
    const metadata = namedMetadata(this, deployment, plain?.metadata);
    const withName = { ...plain, metadata };
    const podSpec = buildPod(
      this.node.path,
      { props: withName, podSpec: podSpecOf(withName), podMetadata: 'podMetadata' },
      deploymentShape,
    );
    this.containers = plain.containers;
    this.replicas = props.replicas;
    this.plain = { ...deployment, metadata, spec: renderDeploymentSpec(withName, podSpec) };
    this.manifest = keepStandIns(this.node.path, props, this.plain, (given) => this.render(given));
    this.apiObject = new ManifestObject(this, 'Resource', this.manifest);
  }

  /** `metadata.name`. */
  public get name(): string {
    return this.apiObject.name;
  }

  /**
   * The labels by which the Deployment finds its Pods. With them, constructs of cdk8s-plus can select the same Pods:
   * `Pods.select(chart, 'web-pods', { labels: web.podLabels })`.
   *
   * @throws if the selector has expressions only.
   */
  public get podLabels(): { readonly [label: string]: string } {
    const { labels } = exposedPods(this.manifest);
    demandNoFaults(this.node.path, checkSelectedByLabels(labels), 'podLabels');
    return { ...labels } as { readonly [label: string]: string };
  }

  /** Notes that an autoscaler sets the number of Pods. A HorizontalPodAutoscaler of cdk8s-plus calls it. */
  public markHasAutoscaler(): void {
    this.hasAutoscaler = true;
  }

  /**
   * What a HorizontalPodAutoscaler of cdk8s-plus scales. It accepts the Deployment as its `target`, unless `replicas`
   * are given.
   */
  public toScalingTarget(): ScalingTarget {
    const { apiVersion, kind, name } = this.apiObject;
    return { apiVersion, kind, name, containers: this.containers.map(scaledContainer), replicas: this.replicas };
  }

  /**
   * Makes a Service that leads to the Pods, and returns it.
   *
   * @throws if a port is wrong, or if `targetPort` is left out but the containers do not declare exactly one port.
   * @see https://kubernetes.io/docs/concepts/services-networking/service/
   */
  public expose(exposure: Exposure): ApiObject {
    const plain = withDefaults(exposure);
    const id = plain?.name === undefined ? 'Service' : `Service-${plain.name}`;
    const isTaken = this.node.tryFindChild(id) !== undefined;
    const faults = [...checkExposure({ ...plain }, exposedPods(this.plain)), ...(isTaken ? [sameService(plain)] : [])];
    demandNoFaults(this.node.path, faults, 'expose');
    validateNodePorts(this);
    return new ManifestObject(this, id, this.renderService(exposure, renderService(plain, this.plain)));
  }

  private render(props: ProbedDeploymentProps): Manifest {
    const withName = { ...props, metadata: namedMetadata(this, deployment, props.metadata) };
    const spec = renderDeploymentSpec(withName, renderPod(podSpecOf(withName)));
    return { ...deployment, metadata: withName.metadata, spec };
  }

  /** The Service with the values of the exposure and of the Deployment, if these decide nothing else. */
  private renderService(exposure: Exposure, plain: Manifest): Manifest {
    const { path } = this.node;
    keepStandIns(path, exposure, plain, (given) => renderService(given, this.plain));
    const service = renderService(exposure, this.manifest);
    demandSame(path, service, plain);
    return service;
  }
}

/** What an autoscaler without metrics looks at: whether the container asks for CPU or memory. A `Lazy` may do so. */
function scaledContainer({ resources }: ProbedContainer): never {
  const amount = (list: 'requests' | 'limits', name: string): unknown => {
    const lists = seen(resources);
    const amounts = isPlainMap(lists) ? seen(lists[list]) : lists;
    return isPlainMap(amounts) ? amounts[name] : amounts;
  };
  const amounts = (name: string): object => ({ request: amount('requests', name), limit: amount('limits', name) });
  return { resources: { cpu: amounts('cpu'), memory: amounts('memory') } } as never;
}

function sameService({ name = 'the same name' }: Exposure): Fault {
  const what = `Cannot expose the Pods twice under ${name}: each Service must have its own name`;
  return fault('duplicate', ['name'], what, "add a name: 'web-internal'");
}
