import fc from 'fast-check';
import { chartDigest } from '../../../../lib/engines/helm/chart/chart-digest';
import { seedOr } from '../../../seed';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const charts = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.string({ maxLength: 3 }), { maxKeys: 3 });

test('the same content has the same digest', () => {
  const files = new Map([['Chart.yaml', bytes('name: web')]]);

  expect(chartDigest(files)).toBe(chartDigest(new Map(files)));
  expect(chartDigest(files)).toMatch(/^[0-9a-f]{64}$/);
});

test('different content has different digests, also if the texts one after another are the same', () => {
  fc.assert(
    fc.property(charts, charts, (one, other) => {
      const digest = (files: Record<string, string>): string =>
        chartDigest(new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)])));

      expect(digest(one) === digest(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    { seed: seedOr(11) },
  );
});
