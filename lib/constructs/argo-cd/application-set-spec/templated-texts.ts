import { type Path } from '../../../core/path-text';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';
import { isFilledIn, type TemplatedText, textsOf } from '../source/template-text';

/** The texts of generators that Argo CD fills in. Texts in elements of a list, for example, stay as they are. */
export function textsOfGenerators(generators: unknown): TemplatedText[] {
  return listOf(generators).flatMap((generator, index) => [
    ...kindsOf(generator).flatMap(([kind, { template }]) => textsOf(template, ['generators', index, kind, 'template'])),
    ...filledIn(generator, ['generators', index], false),
  ]);
}

/**
 * What is filled in of a generator: further values with its own parameters, and the whole generator if it is the second
 * of a matrix, with the parameters of the first. Templates of generators within others are not used.
 */
function filledIn(generator: unknown, path: Path, isSecond: boolean): TemplatedText[] {
  return kindsOf(generator).flatMap(([kind, { template: _unused, generators, ...settings }]) => [
    ...(isSecond ? textsOf(settings, [...path, kind]) : textsOf(settings.values, [...path, kind, 'values'])),
    ...listOf(generators).flatMap((each, index) =>
      filledIn(each, [...path, kind, 'generators', index], isSecond || (kind === 'matrix' && index === 1)),
    ),
  ]);
}

/**
 * Templates in settings that Argo CD reads as they are: in a generator that is not the second of a matrix. Elements of a
 * list and the input of a plugin may have templates for others.
 */
export function textsNotFilledIn(generators: unknown): TemplatedText[] {
  const filled = new Set(textsOfGenerators(generators).map(({ path }) => path.join('\n')));
  return settingsOf(generators, ['generators']).filter(
    ({ path, text }) => isFilledIn(text) && !filled.has(path.join('\n')),
  );
}

function settingsOf(generators: unknown, path: Path): TemplatedText[] {
  return listOf(generators).flatMap((generator, index) =>
    kindsOf(generator).flatMap(
      ([kind, { template: _template, generators: inner, elements: _elements, ...settings }]) => [
        ...(kind === 'plugin' ? [] : textsOf(settings, [...path, index, kind])),
        ...settingsOf(inner, [...path, index, kind, 'generators']),
      ],
    ),
  );
}

/** Whether a generator has a template, which may replace what the common template has. */
export function hasOwnTemplate(generator: unknown): boolean {
  return kindsOf(generator).some(([, { template }]) => template !== undefined);
}

/** The kind of a generator, such as `list`, and its settings. */
export function kindsOf(generator: unknown): [kind: string, settings: PlainMap][] {
  const entries = isPlainMap(generator) ? Object.entries(generator) : [];
  return entries.filter(
    (entry): entry is [kind: string, settings: PlainMap] => entry[0] !== 'selector' && isPlainMap(entry[1]),
  );
}
