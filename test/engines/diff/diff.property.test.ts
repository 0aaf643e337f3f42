import fc from 'fast-check';
import { type Manifest } from '../../../lib/core/manifest';
import { sameJson } from '../../../lib/core/same-json';
import { diff } from '../../../lib/engines/diff/diff';
import { seedOr } from '../../seed';
import { applyStrictly } from './apply-strictly';
import { editedPairs } from './random-edits';

const parameters = { seed: seedOr(6902), numRuns: 1000 };

test('a patch makes the new object from the old one, exactly', () => {
  fc.assert(
    fc.property(editedPairs, ({ before, after }) => {
      const { changes } = diff([before], [after]);

      const patched = applyStrictly(before, changes[0]?.patch ?? []);

      expect(patched).toEqual(after);
    }),
    parameters,
  );
});

test('there are no more fields than edits, and none without edits', () => {
  fc.assert(
    fc.property(editedPairs, ({ before, after, edits }) => {
      const { changes } = diff([before], [after]);

      const fields = changes[0]?.fields ?? [];

      expect(fields.length).toBeLessThanOrEqual(edits);
      expect(fields.length === 0).toBe(sameJson(before, after));
    }),
    parameters,
  );
});

test('both laws hold in lists that are too long to compare each item with each', () => {
  const word = fc.constantFrom('a', 'b', 'c');
  const edit = fc.record({ place: fc.nat({ max: 39 }), inner: fc.nat({ max: 29 }), value: word });
  fc.assert(
    fc.property(fc.array(word, { minLength: 40, maxLength: 40 }), fc.array(edit, { maxLength: 4 }), (words, edits) => {
      const groups = words.map((group) => ({
        group,
        rules: Array.from({ length: 30 }, (_, index) => `${group}-${index % 7}`),
      }));
      const object = (list: unknown): Manifest => ({ apiVersion: 'example.com/v1', kind: 'Rules', groups: list });
      const changed = structuredClone(groups);
      edits.forEach(({ place, inner, value }) => changed[place]?.rules.splice(inner, 1, value));

      const { changes } = diff([object(groups)], [object(changed)]);

      expect(applyStrictly(object(groups), changes[0]?.patch ?? [])).toEqual(object(changed));
      expect(changes[0]?.fields.length ?? 0).toBeLessThanOrEqual(edits.length);
    }),
    { ...parameters, numRuns: 30 },
  );
});

test('the manifests are not changed, and not shared with the result', () => {
  fc.assert(
    fc.property(editedPairs, ({ before, after }) => {
      const copies = structuredClone([before, after]);

      const result = JSON.stringify(diff([before], [after]));

      expect([before, after]).toEqual(copies);
      expect(JSON.stringify(diff([before], [after]))).toBe(result);
    }),
    { ...parameters, numRuns: 200 },
  );
});
