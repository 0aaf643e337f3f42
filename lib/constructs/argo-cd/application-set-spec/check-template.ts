import { nearest } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { at, type Fault, fault, faultIf } from '../../../core/fault';
import { listed } from '../../../core/listed';
import { type Path } from '../../../core/path-text';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { anything, nameOfSet, parameterSetsOf, type ParameterSet } from './parameter-sets';
import { parametersOf, parseFastTemplate, parseGoTemplate, type TemplateAction } from './template-action';

const olderParameterPattern = /^[A-Za-z_][\w-]*(\.[\w-]+|\[\w+\])*$/;
/** Words and functions of Go templates and Sprig that need nothing after them. */
const standsAlone = new Set(['else', 'break', 'continue', 'true', 'false', 'now', 'uuidv4', 'dict', 'list', 'fail']);

/** A text of a template, and where it is. */
interface TemplateText {
  readonly path: Path;
  readonly text: string;
}

/** What is wrong with templates: braces and blocks, and parameters that no generator gives. */
export function checkTemplates(props: PlainMap, isGo: boolean): readonly Fault[] {
  const { template, templatePatch, generators } = props;
  const texts = [...textsOf(template, ['template']), ...textsOf(templatePatch, ['templatePatch'])];
  const all = [...texts, ...textsOf(generators, ['generators'])];
  const sets = parameterSetsOf(generators).flatMap((found, index) =>
    hasOwnTemplate(generators, index) ? [] : (found ?? []),
  );
  return [
    ...all.flatMap((text) => at(text.path, checkSyntax(text.text, isGo))),
    ...texts.flatMap((text) => at(text.path, checkParameters(text.text, sets, isGo))),
  ];
}

/** Its template may replace the parameters of the common template. */
function hasOwnTemplate(generators: unknown, index: number): boolean {
  const generator = listOf(generators)[index];
  return isPlainMap(generator) && Object.values(generator).some((it) => isPlainMap(it) && it.template !== undefined);
}

const parserOf = (isGo: boolean) => (isGo ? parseGoTemplate : parseFastTemplate);

function checkSyntax(text: string, isGo: boolean): readonly Fault[] {
  const { fault: broken, actions = [] } = parserOf(isGo)(text);
  if (broken !== undefined) {
    const what = (at: string): string => `Cannot use ${quote(text)} as ${at}: ${broken}`;
    const fix = broken.includes('}}"') ? 'close it, as in "{{.name}}"' : 'give every block its {{end}}';
    return [fault('template', [], what, fix)];
  }
  return isGo ? actions.flatMap(checkOlderSyntax) : [];
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

function checkParameters(text: string, sets: readonly ParameterSet[], isGo: boolean): readonly Fault[] {
  const { actions = [] } = parserOf(isGo)(text);
  return actions
    .filter((action) => action.isCertain && !/\b(hasKey|dig)\b/.test(action.text))
    .flatMap((action) => (isGo ? parametersOf(action) : [fastParameter(action.text)]))
    .flatMap((parameter) => {
      const poor = sets.find(({ values }) => !has(values, parameter));
      return poor === undefined ? [] : [unknownParameter(parameter.join('.'), poor, isGo)];
    });
}

/** Of `{{path.basename}}` and `{{path[0]}}`, the first part counts. */
function fastParameter(text: string): string[] {
  return [text.split(/[.[]/)[0] ?? text];
}

function has(values: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined || !isPlainMap(values)) {
    return key === undefined || values === anything;
  }
  return Object.hasOwn(values, key) && has(values[key], rest);
}

function unknownParameter(parameter: string, poor: ParameterSet, isGo: boolean): Fault {
  const write = (name: string) => (isGo ? `{{.${name}}}` : `{{${name}}}`);
  const known = namesOf(poor.values, '');
  const near = nearest(parameter, known);
  return fault(
    'parameter',
    [],
    (at) => `Cannot use ${write(parameter)} in ${at}: ${nameOfSet(poor)} does not give this parameter`,
    `use ${near === undefined ? `one of ${listed(known.map(write))}` : write(near)}`,
  );
}

function namesOf(values: PlainMap, prefix: string): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isPlainMap(value) ? namesOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

/** Every text in a value. */
function textsOf(value: unknown, path: Path): TemplateText[] {
  if (typeof value === 'string') {
    return [{ path, text: value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => textsOf(item, [...path, index]));
  }
  return isPlainMap(value) ? Object.entries(value).flatMap(([key, item]) => textsOf(item, [...path, key])) : [];
}
