import { packageVersion } from '../../../lib/engines/helm-package/metadata/package-version';

test.each([
  '1.2.3',
  '0.0.0',
  '0.0.0-1',
  '1.2.3-rc.1',
  '1.2.3-0.x-y',
  '1.2.3+b.01',
  '1.2.3-rc+b',
  '18446744073709551615.0.0',
])('%s is a version of a chart', (version) => {
  expect(packageVersion.accepts(version)).toBe(true);
});

test.each([
  '',
  '1',
  '1.2',
  'v1.2.3',
  '01.2.3',
  '1.2.3-01',
  '1.2.3-',
  '1.2.3-a..b',
  '1.2.3+',
  '1.2.3-rc_1',
  '1.2.3\n',
  '0.0.0-0',
  '18446744073709551616.0.0',
])('helm, or its strict lint, refuses "%s"', (version) => {
  expect(packageVersion.accepts(version)).toBe(false);
});
