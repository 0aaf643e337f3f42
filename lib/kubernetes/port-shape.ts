import { nearest } from '../core/check/nearest';
import { quote } from '../core/check/quote';
import { type Shape } from '../core/check/shape';
import { checkShape } from '../core/check/check-shape';
import { matching, whole } from '../core/check/shapes';
import { type Fault, fault } from '../core/fault';
import { listed } from '../core/listed';
import { isPlainMap } from '../core/plain';
import { portName } from './name-rule';

/** A port of a container, as far as others refer to it. */
export interface DeclaredPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

/** The ports that a container declares. What is not a port is left to the checks. */
export function declaredPorts(container: unknown): DeclaredPort[] {
  const ports: unknown = isPlainMap(container) ? container.ports : undefined;
  return Array.isArray(ports) ? ports.filter((port): port is DeclaredPort => isPlainMap(port)) : [];
}

/** A port number, for fields that take nothing else. */
export const portNumber: Shape<number> = whole(1, 65535);

const nameOfPort = matching(portName);

/** A port number, or the name of a declared port. */
export const portShape: Shape<never> = {
  node: {
    kind: 'special',
    wanted: 'a number from 1 to 65535, or the name of a port',
    example: '8080',
    isOne: (value) => typeof value === 'number' || typeof value === 'string',
    check: (value) => {
      if (typeof value === 'string' && /^\d+$/.test(value)) {
        const what = (at: string): string => `Cannot use ${quote(value)} as ${at}: a port number must not be a string`;
        return [fault('type', [], what, `use ${Number(value)}`)];
      }
      return checkShape(value, typeof value === 'string' ? nameOfPort : portNumber);
    },
  },
};

/**
 * Whether a port that is given by its name is declared.
 *
 * @param owner who should declare it, as messages name it: `the container`
 */
export function checkPortDeclared(port: unknown, ports: readonly DeclaredPort[], owner: string): readonly Fault[] {
  if (typeof port !== 'string' || ports.some(({ name }) => name === port)) {
    return [];
  }
  const names = ports.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const what = (at: string): string => `Cannot use ${quote(port)} as ${at}: ${owner} declares no port with that name`;
  return [fault('port-declared', [], what, fixFor(port, names))];
}

function fixFor(port: string, names: readonly string[]): string {
  if (names.length === 0) {
    return `use a number, or add { name: ${quote(port)}, containerPort: … } to its ports`;
  }
  const close = nearest(port, names);
  return close === undefined ? `use one of ${listed(names.map(quote))}` : `use ${quote(close)}`;
}
