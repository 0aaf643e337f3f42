import { type Problem } from '../../../core/error';
import { resolveText } from '../../../core/yaml/scalar/resolve-text';

/**
 * Checks a key that kustomize writes: a label, an annotation, or a key of generated data. It is written without quotes,
 * and the build fails if it can then be read as something else than text, or if it is empty.
 *
 * @throws KeyProblem if kubectl would fail
 */
export function demandTextKey(key: string): void {
  if (!mayBeOther.test(key)) {
    return;
  }
  const kind = key === '' ? 'nothing' : key === '<<' ? 'a merge of maps' : kinds[resolveText(key).tag];
  if (kind !== undefined) {
    throw new KeyProblem({
      what: `Cannot write the key ${JSON.stringify(key)}: kustomize writes it without quotes, and it is then ${kind}`,
      fix: 'use a key that begins with a letter and is not true, false or null',
    });
  }
}

/** Thrown if a key can't be written. The caller knows the rule. */
class KeyProblem extends Error {
  constructor(public readonly problem: Problem) {
    super(problem.what);
  }
}

const mayBeOther = /^($|<<$|[-+.\d]|~$|null$|true$|false$)/i;

const kinds: Readonly<Record<string, string>> = {
  '!!bool': 'a boolean',
  '!!int': 'a number',
  '!!float': 'a number',
  '!!null': 'null',
  '!!timestamp': 'a date',
};
