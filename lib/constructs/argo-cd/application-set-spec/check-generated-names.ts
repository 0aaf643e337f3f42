import { quote } from '../../../core/check/quote';
import { brokenRule } from '../../../core/check/shape-faults';
import { at, type Fault, fault } from '../../../core/fault';
import { getKey } from '../../../core/own-key';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { dnsSubdomain } from '../../../kubernetes/name-rule';
import { nameOfSet, parameterSetsOf, type ParameterSet } from './parameter-sets';
import { parseFastTemplate, parseGoTemplate } from './template-action';

/** An Application that is generated for certain. */
interface Generated {
  readonly from: string;
  readonly name: string;
}

/**
 * What is wrong with the names of generated Applications, as far as they are known: wrong ones, and one twice. All of
 * them are in the namespace of the ApplicationSet.
 */
export function checkGeneratedNames({ generators, template }: PlainMap, isGo: boolean): readonly Fault[] {
  const name = isPlainMap(template) && isPlainMap(template.metadata) ? template.metadata.name : undefined;
  const sets = parameterSetsOf(generators).flatMap((each) => each ?? []);
  if (typeof name !== 'string' || !sets.every(({ isListed }) => isListed)) {
    return [];
  }
  const known = sets.flatMap((set) => generated(set, fillIn(name, set, isGo)));
  return at(
    ['template', 'metadata', 'name'],
    known.flatMap((one, index) => checkName(one, known.slice(0, index))),
  );
}

function generated(set: ParameterSet, name: string | undefined): Generated[] {
  return name === undefined ? [] : [{ from: nameOfSet(set), name }];
}

function checkName({ from, name }: Generated, before: readonly Generated[]): readonly Fault[] {
  const twin = before.find((other) => other.name === name);
  if (twin !== undefined) {
    const what = (at: string): string =>
      `Cannot use ${quote(name)} as ${at} twice: ${twin.from} and ${from} both give it`;
    return [fault('repeated', [], what, 'use a parameter that differs for each Application, as in "{{.name}}"')];
  }
  if (dnsSubdomain.accepts(name)) {
    return [];
  }
  const broken = brokenRule(name, dnsSubdomain, []);
  return [{ ...broken, what: (at) => broken.what(`${at} for ${from}`) }];
}

/** A text with its parameters filled in, or undefined if it takes more than that. */
function fillIn(text: string, set: ParameterSet, isGo: boolean): string | undefined {
  const { actions } = (isGo ? parseGoTemplate : parseFastTemplate)(text);
  const pattern = isGo ? /^\.([A-Za-z_]\w*)$/ : /^([\w-]+)$/;
  const values = actions?.map((action) => {
    const value = getKey(set.values, pattern.exec(action.text)?.[1] ?? '');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  });
  if (values === undefined || values.includes(undefined)) {
    return undefined;
  }
  let next = 0;
  return text.replace(/\{\{[^{}]*\}\}/g, () => values[next++] as string);
}
