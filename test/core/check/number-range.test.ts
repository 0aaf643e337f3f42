import fc from 'fast-check';
import { isInRange, nearestInRange } from '../../../lib/core/check/number-range';

const range = fc
  .record({ whole: fc.boolean(), least: fc.integer(), size: fc.nat() })
  .map(({ whole, least, size }) => ({ whole, least, most: least + size }));

test('the nearest number of a range is in the range, also for NaN and infinite numbers', () => {
  fc.assert(fc.property(fc.double(), range, (value, bounds) => isInRange(nearestInRange(value, bounds), bounds)));
});

test('the nearest number to one in the range is that number', () => {
  fc.assert(
    fc.property(
      fc.double(),
      range,
      (value, bounds) => !isInRange(value, bounds) || nearestInRange(value, bounds) === value,
    ),
  );
});
