import { quote } from '../../core/check/quote';
import { type Finding, finding } from '../../core/error';
import { sameJson } from '../../core/same-json';
import { type HelmDependency } from './metadata/chart-metadata';
import { type UsedValue } from './collect-values';

/** What is wrong with the values of a chart together, and with those of the charts that it depends on. */
export function checkValues(used: readonly UsedValue[], dependencies: readonly HelmDependency[]): Finding[] {
  const firsts = new Map<string, UsedValue>();
  const others: UsedValue[] = [];
  for (const each of used) {
    const first = firsts.get(each.spec.name);
    if (first === undefined) {
      firsts.set(each.spec.name, each);
    } else if (!sameJson(first.spec, each.spec)) {
      others.push(each);
    }
  }
  const clashes = new Map(others.map((each) => [`${each.path} ${each.spec.name}`, each]));
  return [
    ...[...clashes.values()].map((each) => twoDefinitions(firsts.get(each.spec.name) as UsedValue, each)),
    ...[...firsts.values()].flatMap((each) => checkGroups(each, firsts)),
    ...[...firsts.values()].flatMap((each) => checkDependency(each, dependencies)),
  ];
}

function twoDefinitions(first: UsedValue, { path, spec }: UsedValue): Finding {
  const [one, other] = [first.spec.default, spec.default];
  const difference = sameJson(one, other)
    ? `its options are different in ${first.path}`
    : `its default is ${quote(other)} here, and ${quote(one)} in ${first.path}`;
  return finding({
    rule: 'two-values',
    where: path,
    what: `Cannot use the value "${spec.name}" twice: ${difference}`,
    fix: 'call helmValue once, and use the result in both places; or give them two names',
  });
}

/** A name can't be a value and a group of values. */
function checkGroups({ path, spec }: UsedValue, all: ReadonlyMap<string, UsedValue>): Finding[] {
  const groups = spec.path.slice(1).map((_, index) => spec.path.slice(0, index + 1).join('.'));
  return groups
    .filter((group) => all.has(group))
    .map((group) =>
      finding({
        rule: 'value-and-group',
        where: path,
        what: `Cannot use the value "${spec.name}": "${group}" is a value itself, and so it can't have others below it`,
        fix: `rename one of them, such as ${group}.value`,
      }),
    );
}

/** Helm keeps the values of a dependency below its name. */
function checkDependency({ path, spec }: UsedValue, dependencies: readonly HelmDependency[]): Finding[] {
  const taken = dependencies.some(({ name, alias }) => (alias ?? name) === spec.name);
  const isTags = spec.path[0] === 'tags' && dependencies.some(({ tags }) => tags !== undefined);
  if (!taken && !isTags) {
    return [];
  }
  return [
    finding({
      rule: 'value-of-dependency',
      where: path,
      what: `Cannot use the value "${spec.name}": helm keeps ${isTags ? 'the tags of dependencies' : 'the values of the dependency'} there`,
      fix: 'use another name',
    }),
  ];
}
