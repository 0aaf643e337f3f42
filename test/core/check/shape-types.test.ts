import { type TypeOf } from '../../../lib/core/check/shape';
import {
  boolean,
  either,
  list,
  map,
  object,
  objectOf,
  oneOf,
  required,
  text,
  whole,
} from '../../../lib/core/check/shapes';
import { checkShape } from '../../../lib/core/check/check-shape';

/** The type that the compiler checks a shape against. */
interface Rule {
  readonly name: string;
  readonly count?: number;
  readonly tags?: readonly string[];
  readonly mode?: 'allow' | 'deny';
  readonly flags?: Readonly<Record<string, boolean>>;
  readonly from?: string | readonly string[];
}

const optional = {
  count: whole(0),
  tags: list(text),
  mode: oneOf(['allow', 'deny']),
  flags: map(boolean),
  from: either(text, list(text)),
};
const { count: _count, ...withoutCount } = optional;

test('a shape with every field of its type compiles, and the type can be derived from it', () => {
  const rule = object<Rule>({ name: required(text), ...optional });

  const value: TypeOf<typeof rule> = { name: 'web', mode: 'allow' };

  expect(checkShape(value, rule)).toEqual([]);
});

test('a shape can be the only source of a type, whose fields are all optional', () => {
  const rule = objectOf({ ...optional, parts: list(objectOf({ names: list(text) })) });

  const value: TypeOf<typeof rule> = { count: 1, parts: [{ names: ['a'] as readonly string[] }, {}] };
  // @ts-expect-error -- mode has no such choice
  const wrong: TypeOf<typeof rule> = { mode: 'refuse' };

  expect(checkShape(value, rule)).toEqual([]);
  expect(checkShape(wrong, rule)).toHaveLength(1);
});

test('a shape that differs from its type does not compile', () => {
  // @ts-expect-error -- count is forgotten
  object<Rule>({ name: required(text), ...withoutCount });
  // @ts-expect-error -- cuont is misspelt
  object<Rule>({ name: required(text), ...optional, cuont: whole(0) });
  // @ts-expect-error -- name must be given
  object<Rule>({ ...optional, name: text });
  // @ts-expect-error -- count may be left out
  object<Rule>({ name: required(text), ...optional, count: required(whole(0)) });
  // @ts-expect-error -- count is a number
  object<Rule>({ name: required(text), ...optional, count: text });
  // @ts-expect-error -- mode has no such choice
  object<Rule>({ name: required(text), ...optional, mode: oneOf(['allow', 'refuse']) });
  // @ts-expect-error -- mode is not any string
  object<Rule>({ name: required(text), ...optional, mode: text });
  // @ts-expect-error -- tags are strings
  object<Rule>({ name: required(text), ...optional, tags: list(whole()) });

  expect(optional.mode.node).toEqual({ kind: 'text', choices: ['allow', 'deny'] });
});

test('a union needs the fields of all its parts', () => {
  type Source = { readonly path: string; readonly url?: never } | { readonly url: string; readonly path?: never };
  // @ts-expect-error -- url is forgotten
  object<Source>({ path: text });

  const source = object<Source>({ path: text, url: text }, { exactlyOne: [['path', 'url']] });

  expect(checkShape({ url: 'https://example.com' }, source)).toEqual([]);
});
