import { quote } from '../core/check/quote';
import { type Shape } from '../core/check/shape';
import { checkShape } from '../core/check/check-shape';
import { isInRange, type NumberRange } from '../core/check/number-range';
import { useOneOf } from '../core/check/use-one-of';
import { matching, whole } from '../core/check/shapes';
import { notYet, seen } from '../core/check/seen';
import { type Fault, fault, faultIf, noFaults } from '../core/fault';
import { isPlainMap } from '../core/plain';
import { portName } from './name-rule';

/** A port of a container, as far as others refer to it. Each field may be known only at synth. */
export interface DeclaredPort {
  readonly name?: unknown;
  readonly containerPort?: unknown;
  readonly protocol?: unknown;
}

/** Ports that are known only at synth. They may have any name and number. */
export const unknownPorts: DeclaredPort = { name: notYet, containerPort: notYet, protocol: notYet };

/** The ports that a container declares. What is not a port is left to the checks. */
export function declaredPorts(container: unknown): DeclaredPort[] {
  const ports = isPlainMap(container) ? seen(container.ports) : undefined;
  if (ports === notYet) {
    return [unknownPorts];
  }
  return Array.isArray(ports) ? ports.filter(isPlainMap) : [];
}

const portRange: NumberRange = { whole: true, least: 1, most: 65535 };

/** A port number, for fields that take nothing else. */
export const portNumber: Shape<number> = whole(portRange.least, portRange.most);

const nameOfPort = matching(portName);

/** A port number, or the name of a declared port. */
export const portShape: Shape<never> = {
  node: {
    kind: 'special',
    wanted: 'a number from 1 to 65535, or the name of a port',
    example: '8080',
    isOne: (value) => typeof value === 'number' || typeof value === 'string',
    check: (value) => {
      if (typeof value === 'number' && isInRange(value, portRange)) {
        return noFaults;
      }
      if (typeof value === 'string' && /^\d+$/.test(value)) {
        const what = (at: string): string => `Cannot use ${quote(value)} as ${at}: a port number must not be a string`;
        return [fault('type', [], what, `use ${Number(value)}`)];
      }
      return checkShape(value, typeof value === 'string' ? nameOfPort : portNumber);
    },
  },
};

/**
 * Whether a port, given by its name or number, is declared.
 *
 * @param owner who should declare it, as messages name it: `the container`
 */
export function checkPortDeclared(port: unknown, ports: readonly DeclaredPort[], owner: string): readonly Fault[] {
  if (!isPort(port) || ports.some((each) => isSamePort(each, port))) {
    return [];
  }
  const kind = typeof port === 'string' ? 'port with that name' : 'such port';
  const what = (at: string): string => `Cannot use ${quote(port)} as ${at}: ${owner} declares no ${kind}`;
  return [fault('port-declared', [], what, fixFor(port, ports))];
}

/** Whether a name means one port only. Kubernetes takes the first container that declares it, and only warns. */
export function checkPortIsOne(port: unknown, ports: readonly DeclaredPort[]): readonly Fault[] {
  return faultIf(
    typeof port === 'string' && ports.filter(({ name }) => name === port).length > 1,
    'duplicate',
    [],
    (at) => `Cannot use ${quote(port)} as ${at}: two containers declare a port with that name`,
    'give each port of the Pod its own name, or use a number',
  );
}

/** Whether a port accepts TCP connections. A port that is not declared does, as far as is known. */
export function checkPortIsTcp(port: unknown, ports: readonly DeclaredPort[]): readonly Fault[] {
  if (!isPort(port) || ports.every(mayBeTcp)) {
    return [];
  }
  const found = ports.find((each) => isSamePort(each, port));
  return faultIf(
    found !== undefined && !ports.some((each) => isSameNumber(each, found) && mayBeTcp(each)),
    'port-protocol',
    [],
    (at) => `Cannot use ${quote(port)} as ${at}: the port is ${String(found?.protocol)}, and a probe connects by TCP`,
    'use a TCP port, or exec',
  );
}

function isPort(port: unknown): port is string | number {
  return typeof port === 'string' || typeof port === 'number';
}

function isSamePort({ name, containerPort }: DeclaredPort, port: string | number): boolean {
  const given = seen(typeof port === 'string' ? name : containerPort);
  return given === port || given === notYet;
}

function isSameNumber(one: DeclaredPort, other: DeclaredPort): boolean {
  return seen(one.containerPort) === seen(other.containerPort);
}

function mayBeTcp({ protocol = 'TCP' }: DeclaredPort): boolean {
  const given = seen(protocol);
  return given === 'TCP' || given === notYet;
}

function fixFor(port: string | number, ports: readonly DeclaredPort[]): string {
  if (typeof port === 'number') {
    const add = `add { containerPort: ${port} } to the ports of a container`;
    const numbers = ports.map(({ containerPort }) => quote(containerPort));
    return numbers.length === 0 ? add : `${useOneOf(String(port), numbers, '')}, or ${add}`;
  }
  const names = ports.flatMap(({ name }) => (typeof name === 'string' ? [quote(name)] : []));
  return useOneOf(quote(port), names, `use a number, or add { name: ${quote(port)}, containerPort: … } to its ports`);
}
