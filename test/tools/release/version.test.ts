import { checkVersion } from '../../../tools/release/version';

test.each([
  ['higher than the one before', '0.2.0', '0.1.0', ['0.1.0']],
  ['the one that package.json has already, if it was not released', '0.1.0', '0.1.0', []],
  ['higher as a number, and not as a text', '0.10.0', '0.9.0', ['0.9.0', '0.2.0']],
])('a version can be released if it is %s', (_, version, current, released) => {
  expect(checkVersion(version, current, released)).toEqual([]);
});

test.each(['1.2', 'v1.2.3', '1.2.3-rc.1', '01.2.3', ''])('%s is not a version', (version) => {
  expect(checkVersion(version, '0.1.0', [])).toEqual([
    { what: `Cannot release ${version}: it is not a version`, fix: 'give three numbers, such as 0.2.0' },
  ]);
});

test.each(['0.9.0', '0.10.0'])('%s is not higher than the newest release', (version) => {
  expect(checkVersion(version, '0.10.0', ['0.9.0', '0.10.0', 'next'])).toEqual([
    { what: `Cannot release ${version}: 0.10.0 is released already`, fix: 'use one of 0.10.1, 0.11.0, 1.0.0' },
  ]);
});

test('a version is not lower than that of package.json', () => {
  expect(checkVersion('0.1.9', '0.2.0', [])).toEqual([
    { what: 'Cannot release 0.1.9: package.json has 0.2.0', fix: 'use one of 0.2.0, 0.2.1, 0.3.0, 1.0.0' },
  ]);
});
