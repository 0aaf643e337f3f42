import { ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { renderApiObject } from '../../api-objects/render-api-object';
import { resolveStandIns } from '../../api-objects/stand-ins/resolve-stand-in';
import { describeManifest, type Manifest } from '../../core/manifest';
import { workloadKinds } from '../../kubernetes/pod-template';
import { formatProblem, GitOpsError, type Problem } from '../../core/error';
import { demandShape } from '../../core/check/check-shape';
import { quote } from '../../core/check/quote';
import { givenOf } from '../../core/check/given-of';
import { object, text } from '../../core/check/shapes';
import { type Fault, faultIf } from '../../core/fault';
import { keepStandIns } from '../../api-objects/stand-ins/keep-stand-ins';
import { type PlainMap } from '../../core/plain';
import { withDefaults } from '../../core/stand-in';
import { probeKinds } from './probe/probe';
import { probeShapes } from './probe/probe-shape';
import { type AddProbesOptions, type ProbedManifest, putProbes, renderProbes } from './put-probes';

const addedMark = Symbol.for('cdk8s-gitops.AddedProbes');

/**
 * Adds probes to a workload that is already in the tree: a cdk8s-plus Deployment, an L1 object, an `ApiObject`,
 * an included file, the output of a Helm chart. It changes the finished object when it is written. So it also works for
 * containers that are added later, and keeps fields that the object's own class does not know. A probe that the
 * container already has is replaced.
 *
 * @param target the workload, or a construct that contains exactly one workload.
 * @throws at once, if a probe is wrong, or if `target` contains no workload or several; at synth, if the container or
 *   the name of a port is not found. The error then lists the existing containers.
 * @example
 * ```ts
 * import { Duration } from 'cdk8s';
 * import { Deployment } from 'cdk8s-plus-27';
 * import { addProbes } from 'cdk8s-gitops';
 *
 * const api = new Deployment(chart, 'api', {
 *   containers: [{ image: 'registry.example.com/api:2.0.1', portNumber: 9090 }],
 * });
 * addProbes(api, { liveness: { grpc: { port: 9090 }, period: Duration.seconds(5) } });
 * ```
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
export function addProbes(target: IConstruct, options: AddProbesOptions): void {
  demandConstruct(target);
  const plain = { ...withDefaults(options) };
  demandShape(target.node.path, plain, optionsShape, 'the options of addProbes');
  keepStandIns(target.node.path, options, renderProbes(plain), renderProbes);
  addedProbes(findWorkload(target)).push(options);
}

function demandConstruct(target: unknown): void {
  if (!Construct.isConstruct(target)) {
    const what = `Cannot add probes to ${quote(target)}: it is not a construct`;
    throw new GitOpsError({ where: 'addProbes', what, fix: 'pass the workload, or a construct that contains it' });
  }
}

const optionsShape = object<AddProbesOptions>({ container: text, ...probeShapes }, { also: checkGiven });

function checkGiven(probes: PlainMap): readonly Fault[] {
  return faultIf(
    givenOf(probes, probeKinds).length === 0,
    'required',
    [],
    'Cannot add probes: none is given',
    "add liveness, readiness or startup: { httpGet: { path: '/healthz', port: 8080 } }",
  );
}

/** The probes that were added to an object so far. The first call changes `toJson` of the object to add them. */
function addedProbes(object: ApiObject): AddProbesOptions[] {
  const marked = object as ApiObject & { [addedMark]?: AddProbesOptions[] };
  if (marked[addedMark] !== undefined) {
    return marked[addedMark];
  }
  const added: AddProbesOptions[] = [];
  const own = object.toJson as () => Manifest;
  const render = (): ProbedManifest => added.reduce(putNext, { manifest: renderApiObject(object, own), problems: [] });
  Object.defineProperty(object, addedMark, { value: added });
  object.toJson = (): Manifest => {
    const { manifest, problems } = render();
    GitOpsError.throwIfAny(object.node.path, problems);
    return resolveStandIns(manifest, object) as Manifest;
  };
  object.node.addValidation({ validate: () => render().problems.map(formatProblem) });
  return added;
}

function putNext(before: ProbedManifest, options: AddProbesOptions): ProbedManifest {
  const next = putProbes(before.manifest, options);
  return { manifest: next.manifest, problems: [...before.problems, ...next.problems] };
}

function findWorkload(target: IConstruct): ApiObject {
  const main = ApiObject.isApiObject(target) ? target : target.node.defaultChild;
  if (main !== undefined && ApiObject.isApiObject(main)) {
    return main;
  }
  const objects = target.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  const workloads = objects.filter((object) => workloadKinds.includes(object.kind));
  const [only] = workloads;
  if (workloads.length === 1 && only !== undefined) {
    return only;
  }
  throw new GitOpsError({ where: target.node.path, ...noSingleWorkload(objects, workloads) });
}

function noSingleWorkload(objects: readonly ApiObject[], workloads: readonly ApiObject[]): Problem {
  const names = (list: readonly ApiObject[]): string =>
    list.map(({ apiVersion, kind, name }) => describeManifest({ apiVersion, kind, metadata: { name } })).join(', ');
  return workloads.length > 0
    ? {
        what: `Cannot choose a workload for the probes: there are ${names(workloads)}`,
        fix: 'pass the ApiObject of one of them',
      }
    : {
        what: `Cannot add probes: there is no workload among ${objects.length === 0 ? 'no objects' : names(objects)}`,
        fix: 'pass a Pod, or an object that makes Pods: a Deployment, a Job …',
      };
}
