import { type Problem } from '../../../core/error';
import { checkName, dnsSubdomain } from '../../../kubernetes/name-rule';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { parameterSets, type ParameterSet } from './parameter-sets';
import { parseFastTemplate, parseGoTemplate } from './template-action';

/** What is wrong with the names of generated Applications, as far as they can be known: no name, and one twice. */
export function checkGeneratedNames(spec: PlainMap): Problem[] {
  const template = isPlainMap(spec.template) && isPlainMap(spec.template.metadata) ? spec.template.metadata : {};
  const { name, namespace } = template;
  if (name === undefined) {
    return [
      { what: 'Cannot leave template.metadata.name out: Applications need names', fix: 'use "{{.name}}", for example' },
    ];
  }
  const generators: unknown[] = Array.isArray(spec.generators) ? spec.generators : [];
  const sets = generators.flatMap((generator, index) => parameterSets(generator, `generators[${index}]`) ?? []);
  if (typeof name !== 'string' || !sets.every(({ from }) => from.includes('.elements['))) {
    return [];
  }
  const known = sets.map((set) => ({
    from: set.from,
    name: fillIn(name, set, spec.goTemplate === true),
    namespace: typeof namespace === 'string' ? fillIn(namespace, set, spec.goTemplate === true) : '',
  }));
  return known.flatMap((one, index) => checkOneName(one, known.slice(0, index)));
}

interface KnownName {
  readonly from: string;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

function checkOneName({ from, name, namespace }: KnownName, before: readonly KnownName[]): Problem[] {
  if (name === undefined || namespace === undefined) {
    return [];
  }
  const twin = before.find((other) => other.name === name && other.namespace === namespace);
  return twin === undefined
    ? checkName(name, `name of the Application of ${from}`, dnsSubdomain)
    : [
        {
          what: `Cannot name two Applications ${quote(name)}: ${twin.from} and ${from} give the same template.metadata.name`,
          fix: 'put a parameter into the name that tells them apart, as in "{{.name}}"',
        },
      ];
}

/** A text with its parameters filled in, or undefined where it takes more than that. */
function fillIn(text: string, set: ParameterSet, isGo: boolean): string | undefined {
  const { actions } = (isGo ? parseGoTemplate : parseFastTemplate)(text);
  const pattern = isGo ? /^\.([A-Za-z_]\w*)$/ : /^([\w-]+)$/;
  const values = actions?.map((action) => {
    const value = set.values[pattern.exec(action.text)?.[1] ?? ''];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  });
  if (values === undefined || values.includes(undefined)) {
    return undefined;
  }
  let next = 0;
  return text.replace(/\{\{.*?\}\}/gs, () => values[next++] as string);
}
