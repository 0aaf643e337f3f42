import { type Path } from '../../../core/path-text';
import { isPlainMap, listOf, type PlainMap } from '../../../core/plain';

/** A text that Argo CD fills in, and where it is. */
export interface TemplatedText {
  readonly path: Path;
  readonly text: string;
}

/** Every text in a value. */
export function textsOf(value: unknown, path: Path): TemplatedText[] {
  if (typeof value === 'string') {
    return [{ path, text: value }];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => textsOf(item, [...path, index]));
  }
  return isPlainMap(value) ? Object.entries(value).flatMap(([key, item]) => textsOf(item, [...path, key])) : [];
}

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
