import { type WrittenScalar } from '../scalar/written-scalar';
import { settle } from '../scalar/settle';
import { ReplacementProblem } from './replacement-problem';

const typeNames: Readonly<Record<string, string>> = {
  '!!bool': 'a boolean',
  '!!int': 'an integer',
  '!!float': 'a number',
  '!!null': 'null',
  '!!timestamp': 'a date',
};

/**
 * The value of a scalar after kustomize has written it and read it again.
 *
 * @throws ReplacementProblem if the text does not fit the tag, for example a word in a field that holds a number
 */
export function demandValue(scalar: WrittenScalar): unknown {
  const settled = settle(scalar);
  if (settled === undefined) {
    throw new ReplacementProblem({
      what: `Cannot write ${JSON.stringify(scalar.text)} into a field that holds ${typeNames[scalar.tag] ?? scalar.tag}`,
      fix: 'use a source of that kind, or give the target another kind of value first',
    });
  }
  return settled.value;
}
