import { isDeferred } from '../../../core/check/deferred';
import { type Problem } from '../../../core/error';
import { checkName, dnsLabel, portName } from '../../../kubernetes/name-rule';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { checkPortNumber, declaredPorts } from '../../../kubernetes/check-port';
import { checkProbe } from '../probe/check-probe';
import { containerTitle } from '../../../kubernetes/container-title';
import { checkSpelling } from './check-spelling';
import { checkChoice, checkMap, checkWhole } from '../../../core/check/check-value';
import { type ProbeKind, probeKinds } from '../probe/probe';

const example = "{ name: 'web', image: 'nginx:1.27' }";

/** What is wrong with the containers of a Pod, init containers included. */
export function checkContainers(containers: unknown, initContainers: unknown): Problem[] {
  const main = listOf(containers);
  const init = listOf(initContainers);
  return [
    ...(main.length > 0 || isDeferred(containers) ? [] : [noContainers(containers)]),
    ...(init.length > 0 || isEmptyOrDeferred(initContainers) ? [] : [notAList(initContainers)]),
    ...main.flatMap((container, index) => checkContainer(container, containerTitle(container, index), true)),
    ...init.flatMap((container, index) =>
      checkContainer(container, containerTitle(container, index, 'init container'), isSidecar(container)),
    ),
    ...checkNamesDiffer([...main, ...init]),
  ];
}

function listOf(containers: unknown): readonly unknown[] {
  return Array.isArray(containers) ? containers : [];
}

function isEmptyOrDeferred(list: unknown): boolean {
  return list === undefined || isDeferred(list) || Array.isArray(list);
}

function noContainers(given: unknown): Problem {
  const shown = given === undefined ? 'no containers' : `${quote(given)} as containers`;
  return { what: `Cannot use ${shown}: it must be a list of one container or more`, fix: `use [${example}]` };
}

function notAList(given: unknown): Problem {
  return { what: `Cannot use ${quote(given)} as initContainers: it must be a list`, fix: `use [${example}]` };
}

/** An init container that keeps running beside the others. */
export function isSidecar(container: unknown): boolean {
  return isPlainMap(container) && container.restartPolicy === 'Always';
}

function checkContainer(container: unknown, title: string, mayHaveProbes: boolean): Problem[] {
  if (isDeferred(container)) {
    return [];
  }
  const { map, problems } = checkMap(container, title, example);
  return problems.length > 0
    ? problems
    : [
        ...checkSpelling(map, title, 'Container', probeKinds),
        ...checkContainerName(map.name, title),
        ...checkImage(map.image, title),
        ...checkPorts(map.ports, title),
        ...checkProbes(map, title, mayHaveProbes),
      ];
}

function checkContainerName(name: unknown, title: string): Problem[] {
  return name === undefined
    ? [{ what: `Cannot leave out the name of ${title}: there is no default`, fix: `add name: 'web'` }]
    : checkName(name, `name of a container`, dnsLabel);
}

function checkImage(image: unknown, title: string): Problem[] {
  if (isDeferred(image) || (typeof image === 'string' && image !== '' && image.trim() === image)) {
    return [];
  }
  if (image === undefined || image === '') {
    return [{ what: `Cannot leave out the image of ${title}: there is no default`, fix: `add image: 'nginx:1.27'` }];
  }
  const what = `Cannot use ${quote(image)} as image of ${title}: it must be a text without blanks at its ends`;
  return [
    { what, fix: `use ${quote(typeof image === 'string' && image.trim() !== '' ? image.trim() : 'nginx:1.27')}` },
  ];
}

function checkPorts(ports: unknown, title: string): Problem[] {
  if (isEmptyOrDeferred(ports) && !Array.isArray(ports)) {
    return [];
  }
  if (!Array.isArray(ports)) {
    const what = `Cannot use ${quote(ports)} as ports of ${title}: it must be a list`;
    return [{ what, fix: 'use [{ containerPort: 8080 }]' }];
  }
  const declared = declaredPorts({ ports });
  const numbers = declared.map(({ containerPort, protocol = 'TCP' }) => `${containerPort}/${protocol}`);
  const names = declared.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  return [
    ...ports.flatMap((port) => checkContainerPort(port, title)),
    ...repeated(names).map((name) => ({
      what: `Cannot use ${quote(name)} as name of two ports of ${title}: it must stand for one of them`,
      fix: 'give each port a name of its own',
    })),
    ...repeated(numbers).map((port) => ({
      what: `Cannot use port ${port} twice in ${title}: it must stand there once`,
      fix: 'leave one of them out',
    })),
  ];
}

function checkContainerPort(port: unknown, title: string): Problem[] {
  if (isDeferred(port)) {
    return [];
  }
  const { map, problems } = checkMap(port, `port of ${title}`, '{ containerPort: 8080 }');
  return problems.length > 0
    ? problems
    : [
        ...checkPortNumber(map.containerPort, `containerPort of ${title}`),
        ...checkWhole(map.hostPort, `hostPort of ${title}`, 0, 65535),
        ...(map.name === undefined ? [] : checkName(map.name, `name of a port of ${title}`, portName)),
        ...checkChoice(map.protocol, `protocol of a port of ${title}`, ['TCP', 'UDP', 'SCTP']),
      ];
}

function checkProbes(container: PlainMap, title: string, mayHaveProbes: boolean): Problem[] {
  const given = probeKinds.filter((kind) => container[kind] !== undefined);
  if (given.length > 0 && !mayHaveProbes) {
    const what = `Cannot use ${given.join(' and ')} in ${title}: only an init container that keeps running has probes`;
    return [{ what, fix: `add restartPolicy: 'Always' to make it a sidecar, or leave ${given.join(' and ')} out` }];
  }
  const thing = { title, ports: declaredPorts(container) };
  return [
    ...probeKinds.flatMap((kind) => checkKubernetesName(kind, container, title)),
    ...given.flatMap((kind) => checkProbe(kind, container[kind], thing)),
  ];
}

/** JavaScript and YAML come with `livenessProbe`, which this construct writes itself. */
function checkKubernetesName(kind: ProbeKind, container: PlainMap, title: string): Problem[] {
  return container[`${kind}Probe`] === undefined
    ? []
    : [
        {
          what: `Cannot use field "${kind}Probe" in ${title}: this construct writes it`,
          fix: `use ${kind}: { …, period: Duration.seconds(…) }`,
        },
      ];
}

function checkNamesDiffer(containers: readonly unknown[]): Problem[] {
  const names = containers.flatMap((container) =>
    isPlainMap(container) && typeof container.name === 'string' ? [container.name] : [],
  );
  return repeated(names).map((name) => ({
    what: `Cannot use ${quote(name)} as name of two containers: it must stand for one of them`,
    fix: 'give each container, init containers included, a name of its own',
  }));
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
