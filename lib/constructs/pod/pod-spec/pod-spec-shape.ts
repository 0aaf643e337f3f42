import { quote } from '../../../core/check/quote';
import { refined } from '../../../core/check/refine';
import { type Shape } from '../../../core/check/shape';
import { list, oneOf, required } from '../../../core/check/shapes';
import { at, type Fault, fault } from '../../../core/fault';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { insteadBesideMetadata, metadataShape } from '../../../kubernetes/metadata-shape';
import { securityProfiles } from '../../../kubernetes/pod-security/security-profile';
import { declaredPorts } from '../../../kubernetes/port-shape';
import { runningContainers } from '../../../kubernetes/running-containers';
import { builtInShape } from '../../../kubernetes/types/built-in-shape';
import { type CheckedContainer, containerShape, initContainerShape } from './container-shape';
import { checkProbePortNames } from '../probe/probe-shape';
import { type ProbedPodSpec } from './probed-container';

/** The fields of a PodSpec that this library has in place of Kubernetes' own, or adds. */
interface CheckedPodSpec extends Pick<ProbedPodSpec, 'profile'> {
  readonly containers: readonly CheckedContainer[];
  readonly initContainers?: readonly CheckedContainer[];
}

/** The fields of Kubernetes' PodSpec with our containers. */
export const podSpecShape: Shape = refined<CheckedPodSpec>(
  {
    containers: required(list(containerShape, { least: 1, example: "{ name: 'web', image: 'nginx:1.27' }" })),
    initContainers: list(initContainerShape),
    profile: oneOf(securityProfiles),
  },
  {
    without: ['ephemeralContainers'],
    instead: { ...insteadBesideMetadata, spec: 'its fields beside containers' },
    refused: { ephemeralContainers: 'only a Pod that runs already can get them' },
    also: (pod) => (hasOneContainer(pod) ? [] : [...checkNamesDiffer(pod), ...checkPortNames(pod)]),
  },
)(builtInShape('PodSpec'));

/** The shape of the props of a `ProbedPod`. */
export const podPropsShape = refined<{ readonly metadata?: object }>({ metadata: metadataShape() })(podSpecShape);

/** Most Pods have one container only, which can't have the name of another. */
function hasOneContainer({ containers, initContainers }: PlainMap): boolean {
  return initContainers === undefined && Array.isArray(containers) && containers.length === 1;
}

function checkNamesDiffer({ containers, initContainers }: PlainMap): readonly Fault[] {
  const all = [...namesOf(containers, 'containers'), ...namesOf(initContainers, 'initContainers')];
  return all
    .filter(({ name }, index) => all.findIndex((other) => other.name === name) !== index)
    .map(({ name, path }) =>
      fault(
        'duplicate',
        path,
        (at) => `Cannot use ${quote(name)} as ${at}: another container has it`,
        'give each container, init containers included, its own name',
      ),
    );
}

/** Services and probes that name a port would all get the port of the first container. */
function checkPortNames(pod: PlainMap): readonly Fault[] {
  const running = runningContainers(pod);
  const ports = running.flatMap(({ container }) => declaredPorts(container));
  return running.flatMap(({ list, index, container }) => at([list, index], checkProbePortNames(container, ports)));
}

function namesOf(
  list: unknown,
  field: string,
): { readonly name: string; readonly path: readonly (string | number)[] }[] {
  return (Array.isArray(list) ? list : []).flatMap((container: unknown, index) =>
    isPlainMap(container) && typeof container.name === 'string'
      ? [{ name: container.name, path: [field, index, 'name'] }]
      : [],
  );
}
