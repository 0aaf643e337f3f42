import { checkChangelog, releaseChangelog } from '../../../tools/release/changelog';

const withUnreleased = (changes: string): string =>
  `# Changelog\n\n## Unreleased\n${changes}\n## 0.1.0 - 2026-01-01\n- First.\n`;

test('what was unreleased belongs to the version, and new changes go above it', () => {
  const text = releaseChangelog(withUnreleased('\n- More.\n'), '0.2.0', '2026-11-29');

  expect(text).toBe(
    '# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-11-29\n\n- More.\n\n## 0.1.0 - 2026-01-01\n- First.\n',
  );
});

test('a section that was written by hand stays as it is', () => {
  const text = withUnreleased('');

  expect(checkChangelog(text, '0.1.0')).toEqual([]);
  expect(releaseChangelog(text, '0.1.0', '2026-11-29')).toBe(text);
});

test.each(['', '\n\n'])('a version about which nothing is written cannot be released', (changes) => {
  expect(checkChangelog(withUnreleased(changes), '0.2.0')).toEqual([
    {
      what: 'Cannot release 0.2.0: CHANGELOG.md has no section for it, and nothing under Unreleased',
      fix: 'write under "## Unreleased" what changes for users',
    },
  ]);
});

test('the section of 0.1.0 is not one of 0.1', () => {
  expect(checkChangelog(withUnreleased(''), '0.1')).toHaveLength(1);
});
