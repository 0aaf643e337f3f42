import { isDeferred } from '../core/check/deferred';
import { type Problem } from '../core/error';
import { checkName, portName } from './name-rule';
import { nearest } from '../core/check/nearest';
import { isPlainMap } from '../core/plain';
import { quote } from '../core/check/quote';
import { unwrap } from '../core/unwrap';
import { checkWhole } from '../core/check/check-value';

/** A port of a container, as far as others refer to it. */
export interface DeclaredPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

/** A container as its probes see it. */
export interface ProbedThing {
  /** How messages call it: `container web`. */
  readonly title: string;
  /** @default - not known yet: any name of a port may be right */
  readonly ports?: readonly DeclaredPort[];
}

/** The ports that a container declares; what is no port is left to the checks. */
export function declaredPorts(container: unknown): DeclaredPort[] {
  const ports: unknown = isPlainMap(container) ? container.ports : undefined;
  return Array.isArray(ports) ? ports.filter((port): port is DeclaredPort => isPlainMap(port)) : [];
}

/** A port number, where Kubernetes takes nothing else. */
export function checkPortNumber(value: unknown, as: string): Problem[] {
  return value === undefined ? [missingPort(as)] : checkWhole(unwrap(value), as, 1, 65535);
}

/** A port number, or the name of one of the declared ports. */
export function checkPort(value: unknown, as: string, owner: string, declared?: readonly DeclaredPort[]): Problem[] {
  const port = unwrap(value);
  if (isDeferred(port)) {
    return [];
  }
  if (typeof port !== 'string') {
    return checkPortNumber(port, as);
  }
  if (/^\d+$/.test(port)) {
    return [{ what: `Cannot use ${quote(port)} as ${as}: a number must not be a text`, fix: `use ${Number(port)}` }];
  }
  const problems = checkName(port, as, portName);
  return problems.length > 0 || declared === undefined ? problems : checkIsDeclared(port, as, owner, declared);
}

function checkIsDeclared(name: string, as: string, owner: string, declared: readonly DeclaredPort[]): Problem[] {
  const names = declared.flatMap((port) => (port.name === undefined ? [] : [port.name]));
  if (names.includes(name)) {
    return [];
  }
  const what = `Cannot use ${quote(name)} as ${as}: ${owner} declares no port of that name`;
  if (names.length === 0) {
    return [{ what, fix: `use a number, or add { name: ${quote(name)}, containerPort: … } to its ports` }];
  }
  const close = nearest(name, names);
  return [{ what, fix: close === undefined ? `use one of ${names.map(quote).join(', ')}` : `use ${quote(close)}` }];
}

function missingPort(as: string): Problem {
  return { what: `Cannot leave out ${as}: there is no default`, fix: 'use a number from 1 to 65535' };
}
