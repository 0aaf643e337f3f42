import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { listedChoices } from '../../../core/listed';
import { type Path } from '../../../core/path-text';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { nameOfSet, parameterSetsOf, type ParameterSet } from './parameter-sets';
import {
  parametersOf,
  parseFastTemplate,
  parseGoTemplate,
  type TemplateAction,
  templateVariables,
  variablesSetBy,
} from './template-action';
import { anyValue } from './selects';
import { type TemplatedText, textsOf } from '../source/template-text';
import { hasOwnTemplate, textsNotFilledIn, textsOfGenerators } from './templated-texts';

const olderParameterPattern = /^[A-Za-z_][\w-]*(\.[\w-]+|\[\w+\])*$/;
/** Words and functions of Go templates and Sprig that need nothing after them. */
const standsAlone = new Set(['else', 'break', 'continue', 'true', 'false', 'now', 'uuidv4', 'dict', 'list', 'fail']);

/** Content that is for other programs, which may have their own templates. */
const foreignContent = ['values', 'valuesObject', 'parameters', 'patches', 'env', 'annotations'];

/** How Argo CD fills in texts. */
interface Language {
  readonly isGo: boolean;
  /**
   * Whether a parameter that is not given is an error. If not, Go writes `<no value>` where it is alone, and only a part
   * of it is an error in an expression such as `default "" .owner.name`: that there is no `.owner`.
   */
  readonly isStrict: boolean;
}

/** What is wrong with templates: braces and blocks, and parameters that no generator gives. */
export function checkTemplates(props: PlainMap, isGo: boolean): readonly Fault[] {
  const { template, templatePatch, generators, goTemplateOptions: options } = props;
  const language = { isGo, isStrict: isGo && missingKey(options) === 'error' };
  const texts = [...textsOf(template, ['template']), ...textsOf(templatePatch, ['templatePatch'])];
  const all = [...texts, ...textsOfGenerators(generators)];
  const sets = parameterSetsOf(generators).flatMap((found, index) =>
    hasOwnTemplate(listOf(generators)[index]) ? [] : (found ?? []),
  );
  return [
    ...all.flatMap((text) => at(text.path, checkSyntax(text.text, isGo))),
    ...texts.flatMap((text) => at(text.path, checkParameters(text, sets, language))),
    ...textsNotFilledIn(generators).map(notFilledIn),
  ];
}

function notFilledIn({ path, text }: TemplatedText): Fault {
  return fault(
    'template',
    path,
    (at) => `Cannot use ${quote(text)} as ${at}: of generators, Argo CD fills in only the second one of a matrix`,
    'write the value out, or put this generator into a matrix, after the one that gives the parameter',
  );
}

/** What Go does about a parameter that is not given. Of several options, the last one counts. */
function missingKey(options: unknown): string | undefined {
  const all = options === undefined ? ['missingkey=error'] : listOf(options).map(String);
  return all
    .filter((option) => option.startsWith('missingkey='))
    .at(-1)
    ?.slice('missingkey='.length);
}

const parserOf = (isGo: boolean) => (isGo ? parseGoTemplate : parseFastTemplate);

function checkSyntax(text: string, isGo: boolean): readonly Fault[] {
  const { fault: broken, actions = [] } = parserOf(isGo)(text);
  if (broken !== undefined) {
    const what = (at: string): string => `Cannot use ${quote(text)} as ${at}: ${broken}`;
    const fix = broken.includes('}}"') ? 'close it, as in "{{.name}}"' : 'give every block its {{end}}';
    return [fault('template', [], what, fix)];
  }
  return isGo ? [...actions.flatMap(checkOlderSyntax), ...checkVariables(actions)] : [];
}

/** `{{name}}` and `{{path.basename}}` are of the older templates: in Go, a name without a dot is a function. */
function checkOlderSyntax({ text }: TemplateAction): readonly Fault[] {
  return faultIf(
    olderParameterPattern.test(text) && !standsAlone.has(text),
    'template',
    [],
    (at) => `Cannot use {{${text}}} in ${at}: in a Go template this is a function`,
    `use {{.${text}}}, or goTemplate: false`,
  );
}

/** A variable that nobody sets is of another program: Argo CD can't read such a template. */
function checkVariables(actions: readonly TemplateAction[]): readonly Fault[] {
  const known = new Set(actions.flatMap(variablesSetBy));
  const unknown = actions.find((action) => templateVariables(action).some((name) => !known.has(name)));
  if (unknown === undefined) {
    return [];
  }
  const name = templateVariables(unknown).find((each) => !known.has(each));
  const what = (at: string): string => `Cannot use {{${unknown.text}}} in ${at}: no variable ${name} is set before`;
  const fix = `use {{\`{{ ${unknown.text} }}\`}} if it is for another program, which Argo CD then leaves as it is`;
  return [fault('template', [], what, fix)];
}

function checkParameters(
  { text, path }: TemplatedText,
  sets: readonly ParameterSet[],
  language: Language,
): readonly Fault[] {
  const { isGo } = language;
  const { actions = [] } = parserOf(isGo)(text);
  return actions
    .filter((action) => action.isCertain && !/\b(hasKey|dig)\b/.test(action.text))
    .flatMap((action) => neededBy(action, language))
    .flatMap((parameter) => {
      const poor = sets.find(({ values }) => !has(values, parameter));
      const isWrong = poor !== undefined && (isGo || !isForeign(parameter, poor, path));
      return isWrong ? [unknownParameter(parameter, poor, isGo)] : [];
    });
}

/** The parameters that must be there for an action to give a text. */
function neededBy(action: TemplateAction, { isGo, isStrict }: Language): string[][] {
  if (!isGo) {
    return fastParameters(action.text);
  }
  const isAlone = /^\$?[.\w]+$/.test(action.text);
  return parametersOf(action).map((path) => (isStrict || isAlone ? path : path.slice(0, -1)));
}

/** Of `{{path.basename}}` and `{{path[0]}}`, the first part counts. Argo CD leaves anything else as it is. */
function fastParameters(text: string): string[][] {
  return olderParameterPattern.test(text) ? [[text.split(/[.[]/)[0] ?? text]] : [];
}

/** Whether a name is for another program: it is in content for that program, and is not like a parameter. */
function isForeign(name: readonly string[], { values }: ParameterSet, path: Path): boolean {
  const isInContent = path.some((step) => foreignContent.includes(String(step)));
  return isInContent && nearest(name.join('.'), namesOf(values, '')) === undefined;
}

function has(values: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined || !isPlainMap(values)) {
    return key === undefined || values === anyValue;
  }
  return Object.hasOwn(values, key) && has(values[key], rest);
}

function unknownParameter(path: readonly string[], poor: ParameterSet, isGo: boolean): Fault {
  const parameter = path.join('.');
  const write = (name: string) => (isGo ? `{{.${name}}}` : `{{${name}}}`);
  const known = namesOf(poor.values, '');
  const near = nearest(parameter, known);
  return fault(
    'parameter',
    [],
    (at) => `Cannot use ${write(parameter)} in ${at}: ${nameOfSet(poor)} does not give this parameter`,
    known.length === 0
      ? `add ${parameter} to ${nameOfSet(poor)}`
      : `use ${near === undefined ? listedChoices(known.map(write)) : write(near)}`,
  );
}

function namesOf(values: PlainMap, prefix: string): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isPlainMap(value) ? namesOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}
