import fc from 'fast-check';
import { readFieldPath } from '../../../../lib/engines/helm/stable/field-path';
import { pathText } from '../../../../lib/core/path-text';
import { seedOr } from '../../../seed';

const key = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a', 'a-b', 'a.b', 'a/b', '0', '', '"', '\\', '[0]'),
);
const paths = fc.array(fc.oneof(key, fc.nat(99)), { minLength: 1, maxLength: 5 });

test('a path is read back from the text that messages show', () => {
  fc.assert(
    fc.property(paths, (path) => {
      expect(readFieldPath(pathText(path))).toEqual(path);
    }),
    { seed: seedOr(12) },
  );
});

test.each(['', '/data/password', 'data.', '.data', 'data..x', 'data[', 'data["x]', 'data[x]', 'a b', '["\\x"]'])(
  '%j is not a path',
  (text) => {
    expect(readFieldPath(text)).toBeUndefined();
  },
);
