import fc from 'fast-check';
import {
  type MarkedObject,
  ReleaseMark,
  SwitchMark,
  TextMark,
  UnlessEmptyMark,
  ValueMark,
  type ValueSpec,
} from '../../../lib/engines/helm-package/marks';
import { anyText, bigInteger, ordinaryNumber } from '../../core/yaml/arbitraries';

/** Text as users write it, often with what templates treat as their own. */
const literalText = fc.oneof(
  anyText,
  fc
    .array(
      fc.constantFrom('{{', '}}', '{', '}', '{{-', '-}}', '%', '%s', '"', '`', ' ', 'a', '\n', '\n---\n', '.Values.x'),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

/** Objects with marks everywhere, for these values. */
export function markedObjects(specs: readonly ValueSpec[]): fc.Arbitrary<readonly MarkedObject[]> {
  const conditions = fc.subarray(specs.filter(({ type }) => type === 'boolean').slice(0, 2));
  const object = fc.record({ conditions, data: markedData(specs), label: markedText(specs) });
  return fc.array(object, { minLength: 1, maxLength: 3 }).map((list) =>
    list.map(({ conditions, data, label }, index) => ({
      path: `chart/o${index}`,
      conditions,
      manifest: {
        apiVersion: 'example.com/v1',
        kind: 'Thing',
        metadata: { name: `o${index}`, annotations: { 'example.com/text': label } },
        spec: data,
        // The schema allows only values that are in use.
        ...(index === 0 && { all: specs.map((spec) => new ValueMark(spec)) }),
      },
    })),
  );
}

function markedData(specs: readonly ValueSpec[]): fc.Arbitrary<unknown> {
  const condition = fc.constantFrom(...specs.filter(({ type }) => type === 'boolean'));
  return fc.letrec<{ data: unknown; entry: unknown; field: unknown }>((tie) => ({
    entry: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: tie('data') },
      {
        weight: 2,
        arbitrary: fc.tuple(condition, tie('entry')).map(([value, content]) => new SwitchMark(value, content)),
      },
    ),
    field: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 4, arbitrary: tie('entry') },
      { weight: 1, arbitrary: unlessEmpty(specs, tie('entry')) },
    ),
    data: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf(specs),
      fc.array(tie('entry'), { maxLength: 4 }),
      fc.dictionary(literalText, tie('field'), { maxKeys: 4 }),
    ),
  })).data;
}

/** A field as in metadata, which is left out if it is empty. */
function unlessEmpty(specs: readonly ValueSpec[], entry: fc.Arbitrary<unknown>): fc.Arbitrary<UnlessEmptyMark> {
  const values = specs.filter(({ type }) => type === 'object' || type === 'array').map((spec) => new ValueMark(spec));
  const contents = fc.oneof(
    fc.array(entry, { minLength: 1, maxLength: 3 }),
    fc.dictionary(literalText, entry, { minKeys: 1, maxKeys: 3 }),
    ...(values.length === 0 ? [] : [fc.constantFrom(...values)]),
  );
  return contents.map((content) => new UnlessEmptyMark(content));
}

function leaf(specs: readonly ValueSpec[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...specs).map((spec) => new ValueMark(spec)) },
    { weight: 3, arbitrary: markedText(specs) },
    { weight: 3, arbitrary: fc.oneof(literalText, ordinaryNumber, bigInteger, fc.constantFrom(null, true, false)) },
  );
}

function markedText(specs: readonly ValueSpec[]): fc.Arbitrary<TextMark | ReleaseMark> {
  const scalars = specs.filter(({ type }) => type !== 'array' && type !== 'object');
  const releaseMark = fc.constantFrom('Name', 'Namespace').map((field) => new ReleaseMark(field));
  const mark = fc.oneof(
    fc.constantFrom(...scalars).map((spec) => new ValueMark(spec)),
    releaseMark,
  );
  const text = literalText.filter((part) => part !== '');
  const parts = fc.tuple(fc.option(text), fc.array(fc.tuple(mark, fc.option(text)), { minLength: 1, maxLength: 3 }));
  return fc.oneof(
    releaseMark,
    parts.map(([first, rest]) => new TextMark([first, ...rest.flat()].filter((part) => part !== null))),
  );
}
