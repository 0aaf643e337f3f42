import { nearest } from '../../core/check/nearest';
import { quote } from '../../core/check/quote';
import { notYet, seen } from '../../core/check/seen';
import { type Shape, type TextRule } from '../../core/check/shape';
import { matching } from '../../core/check/shapes';
import { at, type Fault, fault, faultIf } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { dnsLabel, labelKey } from '../name-rule';
import { quantityNode, quantityOf } from '../quantity';
import { type RulesByType } from './type-rules';

const standard = ['cpu', 'memory', 'ephemeral-storage'];

/** A resource that a container can ask for. Resources of others have the domain of their maker in front. */
const resourceName: TextRule = {
  rule: 'name',
  wanted: 'be cpu, memory, ephemeral-storage, hugepages-<size>, or a name with a domain, such as example.com/gpu',
  example: 'memory',
  accepts: (name) => standard.includes(name) || isHugePages(name) || (name.includes('/') && labelKey.accepts(name)),
  nearest: (name) => nearest(name, standard),
};

/** Amounts of resources that a container can ask for. */
export const amounts: Shape = {
  node: {
    kind: 'map',
    value: quantityNode(0),
    key: resourceName,
    example: "{ cpu: '100m', memory: '64Mi' }",
    also: checkWhole,
  },
};

/** Amounts of CPU, memory and other resources. */
export const resourceRules: RulesByType = {
  ResourceRequirements: {
    fields: { limits: amounts, requests: amounts },
    lists: { claims: { unique: { title: 'name and request', by: claimId } } },
    example: "{ limits: { memory: '64Mi' } }",
    also: (resources) => [...checkRequests(resources), ...checkHugePages(resources)],
  },
  VolumeResourceRequirements: {
    fields: { limits: { node: storage(0) }, requests: { node: storage(0) } },
    example: "{ requests: { storage: '1Gi' } }",
  },
  ResourceClaim: { fields: { name: matching(dnsLabel), request: matching(dnsLabel) } },
};

function storage(least: number): Shape['node'] {
  return { kind: 'map', value: quantityNode(least), example: "{ storage: '1Gi' }" };
}

function isHugePages(name: string): boolean {
  return /^hugepages-./.test(name);
}

/** Resources that can't be given twice: the limit must be what is requested. */
function isExclusive(name: string): boolean {
  return isHugePages(name) || isExtended(name);
}

function isExtended(name: string): boolean {
  return name.includes('/') && !/(^|\.)kubernetes\.io\//.test(name);
}

function checkWhole(map: PlainMap): readonly Fault[] {
  return Object.keys(map).flatMap((name) => {
    const amount = quantityOf(seen(map[name]));
    return faultIf(
      isExtended(name) && amount !== undefined && !Number.isInteger(amount),
      'range',
      [name],
      (path) => `Cannot use ${quote(seen(map[name]))} as ${path}: it must be a whole number`,
      `use ${Math.ceil(amount ?? 0)}`,
    );
  });
}

function checkRequests({ limits, requests }: PlainMap): readonly Fault[] {
  const given = seen(limits);
  const most = given === undefined ? {} : given;
  return isPlainMap(requests) && isPlainMap(most)
    ? at(
        'requests',
        Object.keys(requests).flatMap((name) => at(name, checkRequest(name, seen(requests[name]), seen(most[name])))),
      )
    : [];
}

/** Memory in huge pages is in addition to ordinary memory. */
function checkHugePages({ limits, requests }: PlainMap): readonly Fault[] {
  const names = [seen(limits), seen(requests)].flatMap((amounts) => (isPlainMap(amounts) ? Object.keys(amounts) : []));
  const isLate = [seen(limits), seen(requests)].includes(notYet);
  return faultIf(
    names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory') && !isLate,
    'required',
    [],
    (path) => `Cannot use huge pages alone in ${path}: cpu or memory must be beside them`,
    "add memory: '64Mi' to limits",
  );
}

/** A claim without a request means all of its devices. */
function claimId(claim: unknown): unknown {
  const [name, request = ''] = isPlainMap(claim) ? [seen(claim.name), seen(claim.request)] : [];
  return typeof name === 'string' && typeof request === 'string' ? `${name}\n${request}` : undefined;
}

function checkRequest(name: string, request: unknown, limit: unknown): readonly Fault[] {
  const [wanted, most] = [quantityOf(request), quantityOf(limit)];
  const refuse = (why: string, fix: string): Fault[] => [
    fault('range', [], (path) => `Cannot use ${quote(request)} as ${path}: ${why}`, fix),
  ];
  if (limit === undefined && isExclusive(name)) {
    return refuse('this resource needs a limit of the same amount', `add ${name}: ${quote(request)} to limits`);
  }
  if (wanted === undefined || most === undefined || isSame(wanted, most)) {
    return [];
  }
  if (isExclusive(name)) {
    return refuse(`it must be the same as the limit, which is ${quote(limit)}`, `use ${quote(limit)}`);
  }
  return wanted > most
    ? refuse(`it is more than the limit, which is ${quote(limit)}`, `use ${quote(limit)} or less`)
    : [];
}

/** Whether two amounts are the same. Floating-point numbers of the same amount can differ in the last digits. */
function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.abs(other) * 1e-12;
}
