import { quote } from '../../core/check/quote';
import { seen } from '../../core/check/seen';
import { at, type Fault, fault, joined } from '../../core/fault';
import { isPlainMap, type PlainMap } from '../../core/plain';
import { quantityOf } from '../quantity';
import { conflict, inEach, itemsOf } from './rule-faults';

/** Requests and limits of the whole Pod: which there are, and whether the containers have room in them. */
export function checkPodResources(spec: PlainMap): readonly Fault[] {
  const { resources } = spec;
  if (!isPlainMap(resources)) {
    return [];
  }
  const claims =
    resources.claims === undefined ? [] : [conflict('claims', 'only containers have them', 'move it to a container')];
  return joined(
    at('resources', joined(claims, checkNames(resources, 'limits'), checkNames(resources, 'requests'))),
    at(['resources', 'requests'], checkSum(spec, asMap(resources.requests))),
    at('containers', checkLimits(spec, asMap(resources.limits))),
  );
}

function checkNames(resources: PlainMap, list: 'limits' | 'requests'): readonly Fault[] {
  const isOne = (name: string): boolean => name === 'cpu' || name === 'memory' || name.startsWith('hugepages-');
  const others = Object.keys(asMap(resources[list])).filter((name) => !isOne(name));
  return others.map((name) =>
    fault(
      'name',
      [list, name],
      (path) => `Cannot use ${path}: a Pod as a whole has cpu, memory and huge pages only`,
      'move it to the resources of a container',
    ),
  );
}

/** What the containers request together. Init containers may add to it, so it is the least. */
function checkSum({ containers }: PlainMap, requests: PlainMap): readonly Fault[] {
  return Object.keys(requests).flatMap((name) => {
    const sum = itemsOf(containers).reduce((total, each) => total + requested(each, name), 0);
    const most = quantityOf(seen(requests[name]));
    return most !== undefined && isMore(sum, most)
      ? [tooMuch([name], requests[name], 'the containers request more together', 'use their sum, or more')]
      : [];
  });
}

function requested({ resources }: PlainMap, name: string): number {
  const { requests, limits } = asMap(resources);
  return quantityOf(seen(asMap(requests)[name] ?? asMap(limits)[name])) ?? 0;
}

function checkLimits({ containers }: PlainMap, limits: PlainMap): readonly Fault[] {
  return inEach(containers, ({ resources }) => {
    const own = asMap(asMap(resources).limits);
    const above = Object.keys(own).filter((name) => {
      const [amount, most] = [quantityOf(seen(own[name])), quantityOf(seen(limits[name]))];
      return amount !== undefined && most !== undefined && isMore(amount, most);
    });
    return above.map((name) => {
      const most = quote(seen(limits[name]));
      return tooMuch(
        ['resources', 'limits', name],
        own[name],
        `the limit of the Pod is ${most}`,
        `use ${most} or less`,
      );
    });
  });
}

/** Whether an amount is above another one. A sum of floating-point numbers may be above in its last digits only. */
function isMore(amount: number, most: number): boolean {
  return amount > most * (1 + 1e-12);
}

function tooMuch(path: readonly string[], amount: unknown, why: string, fix: string): Fault {
  return fault('range', path, (at) => `Cannot use ${quote(seen(amount))} as ${at}: ${why}`, fix);
}

function asMap(value: unknown): PlainMap {
  const given = seen(value);
  return isPlainMap(given) ? given : {};
}
