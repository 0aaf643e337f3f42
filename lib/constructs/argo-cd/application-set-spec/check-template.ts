import { type Problem } from '../../../core/error';
import { nearest } from '../../../core/check/nearest';
import { isPlainMap, type PlainMap } from '../../../core/plain';
import { quote } from '../../../core/check/quote';
import { ANYTHING, parameterSets, type ParameterSet } from './parameter-sets';
import { parametersOf, parseFastTemplate, parseGoTemplate, type TemplateAction } from './template-action';

const OLDER_PARAMETER = /^[A-Za-z_][\w-]*(\.[\w-]+|\[\w+\])*$/;
/** Words and functions of Go templates and Sprig that need nothing after them. */
const STANDS_ALONE = new Set(['else', 'break', 'continue', 'true', 'false', 'now', 'uuidv4', 'dict', 'list', 'fail']);

/** A text of a template, and where it stands. */
interface TemplateText {
  readonly path: string;
  readonly text: string;
}

/** What is wrong with the templates of a rendered `spec`: braces and blocks, and parameters that no generator gives. */
export function checkTemplates(spec: PlainMap): Problem[] {
  const isGo = spec.goTemplate === true;
  const texts = [...textsOf(spec.template, 'template'), ...textsOf(spec.templatePatch, 'templatePatch')];
  const inGenerators = textsOf(spec.generators, 'generators');
  const parse = isGo ? parseGoTemplate : parseFastTemplate;
  const faults = [...texts, ...inGenerators].flatMap(({ path, text }) => {
    const { fault } = parse(text);
    return fault === undefined ? [] : [brokenTemplate(path, text, fault)];
  });
  const bare = isGo ? [...texts, ...inGenerators].flatMap(checkOlderSyntax) : [];
  const sets = generatorsOf(spec).flatMap((generator, index) =>
    hasOwnTemplate(generator) ? [] : (parameterSets(generator, `generators[${index}]`) ?? []),
  );
  return [
    ...faults,
    ...bare,
    ...texts.flatMap((text) => checkParameters(text, parse(text.text).actions ?? [], sets, isGo)),
  ];
}

function generatorsOf(spec: PlainMap): unknown[] {
  return Array.isArray(spec.generators) ? spec.generators : [];
}

/** Whose template may say otherwise what the common one takes from parameters. */
function hasOwnTemplate(generator: unknown): boolean {
  return isPlainMap(generator) && Object.values(generator).some((it) => isPlainMap(it) && it.template !== undefined);
}

function brokenTemplate(path: string, text: string, fault: string): Problem {
  return {
    what: `Cannot use ${quote(text)} as ${path}: ${fault}`,
    fix: fault.includes('}}"') ? 'close it, as in "{{.name}}"' : 'give every block its {{end}}',
  };
}

/** `{{name}}` and `{{path.basename}}` are of the older templates: Go takes a name without a dot for a function. */
function checkOlderSyntax({ path, text }: TemplateText): Problem[] {
  return (parseGoTemplate(text).actions ?? [])
    .filter((action) => OLDER_PARAMETER.test(action.text) && !STANDS_ALONE.has(action.text))
    .map((action) => ({
      what: `Cannot use {{${action.text}}} in ${path}: a Go template takes it for a function`,
      fix: `use {{.${action.text}}}, or goTemplate: false`,
    }));
}

function checkParameters(
  { path }: TemplateText,
  actions: readonly TemplateAction[],
  sets: readonly ParameterSet[],
  isGo: boolean,
): Problem[] {
  return actions
    .filter(({ isCertain, text }) => isCertain && !/\b(hasKey|dig)\b/.test(text))
    .flatMap((action) => (isGo ? parametersOf(action) : [fastParameter(action.text)]))
    .flatMap((parameter) => {
      const poor = sets.find(({ values }) => !has(values, parameter));
      return poor === undefined ? [] : [unknownParameter(parameter, path, poor, isGo)];
    });
}

/** `{{path.basename}}` and `{{path[0]}}`: what stands in front counts. */
function fastParameter(text: string): string[] {
  return [text.split(/[.[]/)[0] ?? text];
}

function has(values: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined || !isPlainMap(values)) {
    return key === undefined || values === ANYTHING;
  }
  return Object.hasOwn(values, key) && has(values[key], rest);
}

function unknownParameter(parameter: readonly string[], path: string, poor: ParameterSet, isGo: boolean): Problem {
  const write = (name: string) => (isGo ? `{{.${name}}}` : `{{${name}}}`);
  const known = namesOf(poor.values, '');
  const near = nearest(parameter.join('.'), known);
  return {
    what: `Cannot use ${write(parameter.join('.'))} in ${path}: ${poor.from} gives no such parameter`,
    fix: `use ${near === undefined ? `one of ${known.map(write).join(', ')}` : write(near)}`,
  };
}

function namesOf(values: PlainMap, prefix: string): string[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isPlainMap(value) ? namesOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

/** Every text below a value. */
function textsOf(value: unknown, path: string): TemplateText[] {
  if (typeof value === 'string') {
    return [{ path, text: value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => textsOf(item, `${path}[${index}]`));
  }
  return isPlainMap(value) ? Object.entries(value).flatMap(([key, item]) => textsOf(item, `${path}.${key}`)) : [];
}
