import { isSemanticVersion } from '../../../lib/core/text/semantic-version';

test.each(['1.2.3', 'v1.2.3', '0.0.0', '1.0.0-rc.1', '1.0.0-0a', '1.0.0+build.01', '1.0.0-a-b+c-d'])(
  '%s is a version',
  (text) => {
    expect(isSemanticVersion(text)).toBe(true);
  },
);

test.each(['', '1', '1.2', '01.2.3', '1.2.3-', '1.2.3-01', '1.2.3-a..b', '1.2.3+', '^1.2.3', '1.2.x', '1.2.3 '])(
  '%j is not a version',
  (text) => {
    expect(isSemanticVersion(text)).toBe(false);
  },
);
