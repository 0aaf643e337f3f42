import { isDeferred } from '../core/check/deferred';
import { type Problem } from '../core/error';
import { checkName, portName } from './name-rule';
import { nearest } from '../core/check/nearest';
import { isPlainMap } from '../core/plain';
import { quote } from '../core/check/quote';
import { unwrap } from '../core/unwrap';
import { checkWhole } from '../core/check/check-value';

/** The fields of a container's port that other fields refer to. */
export interface DeclaredPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

/** The facts about a container that checks of its probes need. */
export interface ProbedThing {
  /** Its name in messages: `container web`. */
  readonly title: string;
  /** @default - not known yet: any port name may be right */
  readonly ports?: readonly DeclaredPort[];
}

/** The ports that a container declares. Values that are not maps are left out: other checks report them. */
export function declaredPorts(container: unknown): DeclaredPort[] {
  const ports: unknown = isPlainMap(container) ? container.ports : undefined;
  return Array.isArray(ports) ? ports.filter((port): port is DeclaredPort => isPlainMap(port)) : [];
}

/** Checks a field in which Kubernetes accepts a port number only. */
export function checkPortNumber(value: unknown, as: string): Problem[] {
  return value === undefined ? [missingPort(as)] : checkWhole(unwrap(value), as, 1, 65535);
}

/** Checks a field with a port number or the name of a declared port. */
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
