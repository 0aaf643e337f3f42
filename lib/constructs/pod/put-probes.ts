import { type Problem } from '../../core/error';
import { listedChoices } from '../../core/listed';
import { describeManifest, type Manifest } from '../../core/manifest';
import { nearest } from '../../core/check/nearest';
import { findMap, isPlainMap, type PlainMap } from '../../core/plain';
import { throughSwitch, withDefaults } from '../../core/stand-in';
import { unwrapDeep } from '../../core/unwrap';
import { findPodSpecPath, withPodSpec } from '../../kubernetes/pod-template';
import { quote } from '../../core/check/quote';
import { problemsOf } from '../../core/fault';
import { declaredPorts } from '../../kubernetes/port-shape';
import { type PlacedContainer, runningContainers } from '../../kubernetes/running-containers';
import { checkProbePortNames, checkProbePorts } from './probe/probe-shape';
import { type Probes, probeKinds } from './probe/probe';
import { renderProbe } from './probe/render-probe';

/** Probes for one container of a workload. */
export interface AddProbesOptions extends Probes {
  /** Name of a container or sidecar. @default - the only one of `containers` */
  readonly container?: string;
}

/** A manifest with added probes, and the problems of those that could not be added. */
export interface ProbedManifest {
  readonly manifest: Manifest;
  readonly problems: readonly Problem[];
}

/** Adds probes to a finished manifest, or replaces those of the container. The given manifest is not changed. */
export function putProbes(manifest: Manifest, options: AddProbesOptions): ProbedManifest {
  const path = findPodSpecPath(manifest);
  const spec = path === undefined ? undefined : findMap(manifest, path);
  if (path === undefined || spec === undefined) {
    const what = `Cannot add probes to ${describeManifest(manifest)}: it has no containers`;
    return { manifest, problems: [{ what, fix: 'pass a Pod, or an object that makes Pods: a Deployment, a Job …' }] };
  }
  const plain = withDefaults(options);
  const found = findContainer(spec, plain.container);
  if ('what' in found) {
    return { manifest, problems: [found] };
  }
  const problems = checkAgainst(spec, found.container, plain);
  return {
    manifest: problems.length > 0 ? manifest : withPodSpec(manifest, path, replace(spec, found, options)),
    problems,
  };
}

function findContainer(spec: PlainMap, name: string | undefined): PlacedContainer | Problem {
  const all = runningContainers(spec);
  const main = all.filter(({ list }) => list === 'containers');
  const found =
    name === undefined ? main.length === 1 && main[0] : all.find(({ container }) => container.name === name);
  return found ? found : noSuchContainer(name, all);
}

function noSuchContainer(name: string | undefined, all: readonly PlacedContainer[]): Problem {
  const names = all.map(({ container }) => String(container.name));
  const close = name === undefined ? undefined : nearest(name, names);
  const list = names.map(quote).join(', ');
  return {
    what:
      name === undefined
        ? `Cannot choose a container for the probes: there are ${list}`
        : `Cannot add probes to container ${quote(name)}: no container has that name among ${list}`,
    fix: close === undefined ? `use container: ${listedChoices(names.map(quote))}` : `use container: ${quote(close)}`,
  };
}

/** The ports are those of the finished container. */
function checkAgainst(spec: PlainMap, container: PlainMap, options: AddProbesOptions): Problem[] {
  const owner = `container ${String(container.name)}`;
  const podPorts = runningContainers(spec).flatMap((each) => declaredPorts(each.container));
  const probes = { ...options };
  return problemsOf([...checkProbePorts(probes, container, owner), ...checkProbePortNames(probes, podPorts)]);
}

/** The probes of a container in Kubernetes' own form, by the names of their fields. */
export function renderProbes(options: AddProbesOptions): PlainMap {
  const given = probeKinds.filter((kind) => options[kind] !== undefined);
  return Object.fromEntries(
    given.map((kind) => [`${kind}Probe`, throughSwitch(options[kind], (probe) => unwrapDeep(renderGiven(probe)))]),
  );
}

/** A probe that is chosen later as a whole is in Kubernetes' own form. */
function renderGiven(probe: unknown): unknown {
  return isPlainMap(probe) ? renderProbe(probe) : probe;
}

function replace(spec: PlainMap, found: PlacedContainer, options: AddProbesOptions): PlainMap {
  const probed = Object.entries(renderProbes(options)).reduce(
    (container, [field, probe]) => withField(container, field, probe),
    found.container,
  );
  const containers = spec[found.list] as unknown[];
  return { ...spec, [found.list]: containers.map((other) => (other === found.container ? probed : other)) };
}

/** cdk8s sorts keys. If the keys are sorted, they stay sorted. */
function withField(map: PlainMap, field: string, value: unknown): PlainMap {
  const keys = Object.keys(map);
  const isSorted = keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') <= key);
  const added = { ...map, [field]: value };
  return isSorted ? Object.fromEntries(Object.entries(added).sort(([a], [b]) => (a < b ? -1 : 1))) : added;
}
