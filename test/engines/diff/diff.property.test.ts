import fc from 'fast-check';
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
