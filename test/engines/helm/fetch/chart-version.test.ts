import fc from 'fast-check';
import { compareVersions, isSameVersion, newerVersions } from '../../../../lib/engines/helm/fetch/chart-version';
import { seedOr } from '../../../seed';

test('versions are ordered as Semantic Versioning has it', () => {
  const sorted = [
    'not-a-version',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.2.0',
    '1.10.0',
    '2.0.0',
  ];

  expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
});

test('numbers are compared as numbers', () => {
  const seed = seedOr(11);
  const version = fc.tuple(fc.nat(), fc.nat(), fc.nat());

  fc.assert(
    fc.property(version, version, (one, other) => {
      const index = one.findIndex((number, place) => number !== other[place]);
      const expected = index < 0 ? 0 : Math.sign(one[index] - other[index]);
      expect(Math.sign(compareVersions(one.join('.'), other.join('.')))).toBe(expected);
    }),
    { seed },
  );
});

test('a v before a version changes nothing', () => {
  expect(isSameVersion('v1.2.3', '1.2.3')).toBe(true);
  expect(compareVersions('v1.2.3', '1.2.3')).toBe(0);
});

test('metadata of a build makes another version, which is not newer', () => {
  expect(isSameVersion('1.2.3+a', '1.2.3+b')).toBe(false);
  expect(newerVersions(['1.2.3+b'], '1.2.3+a')).toEqual([]);
});

test('pre-releases are newer only than another pre-release', () => {
  const versions = ['1.0.0', '2.0.0-rc.1', '1.1.0', '0.9.0'];

  expect(newerVersions(versions, '1.0.0')).toEqual(['1.1.0']);
  expect(newerVersions(versions, '1.0.0-rc.1')).toEqual(['2.0.0-rc.1', '1.1.0', '1.0.0']);
});
