import fc from 'fast-check';
import { type Manifest } from '../../../../lib/core/manifest';
import { readEntry, type RenderEntry, writeEntry } from '../../../../lib/engines/helm/cache/render-entry';
import { seedOr } from '../../../seed';

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
    fc.constantFrom(null, true, 0, -0, 1.5, 1e300, '-0', '__proto__'),
    fc.array(tie('value')),
    fc.dictionary(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', '0', 'toString')),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
})).value;
const manifests = fc.array(
  values.map((data): Manifest => ({ apiVersion: 'v1', kind: 'ConfigMap', data })),
  { maxLength: 3 },
);

test('what is written is read back', () => {
  fc.assert(
    fc.property(manifests, fc.option(manifests, { nil: undefined }), (first, second) => {
      const entry = { helm: 'v4.2.3', warnings: ['a\nb'], equalKeys: [], manifests: first, ...(second && { second }) };

      const { numbers: _numbers, ...read } = readEntry(writeEntry(entry)) as RenderEntry & { numbers: unknown };
      expect(read).toStrictEqual(entry);
    }),
    { seed: seedOr(13) },
  );
});

test('no part of an entry is taken for an entry', () => {
  const entry = { helm: 'v4.2.3', manifests: [{ apiVersion: 'v1', kind: 'Pod' }], warnings: [], equalKeys: [] };
  const text = writeEntry(entry).trimEnd();

  const parts = [...text].map((_, end) => readEntry(text.slice(0, end)));

  expect(parts.every((part) => part === undefined)).toBe(true);
});

test.each(['', 'null', '[]', '{}', '{"helm":"v4.2.3","manifests":{},"warnings":[],"equalKeys":[],"numbers":[]}'])(
  '%j is not an entry',
  (text) => {
    expect(readEntry(text)).toBeUndefined();
  },
);
