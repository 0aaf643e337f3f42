import { type Problem } from '../../lib/core/error';

const unreleasedHeading = '## Unreleased';

/** Checks a changelog in which a version will have a section. */
export function checkChangelog(text: string, version: string): Problem[] {
  if (hasSection(text, version) || sectionOf(text, unreleasedHeading) !== '') {
    return [];
  }
  const what = `Cannot release ${version}: CHANGELOG.md has no section for it, and nothing under Unreleased`;
  return [{ what, fix: `write under "${unreleasedHeading}" what changes for users` }];
}

/**
 * The changelog with a section for a version. The text under Unreleased moves to it. If there is already a section for
 * the version, the changelog stays as it is.
 *
 * @param date such as 2026-11-29
 */
export function releaseChangelog(text: string, version: string, date: string): string {
  return hasSection(text, version)
    ? text
    : text.replace(new RegExp(`^${unreleasedHeading}$`, 'm'), `${unreleasedHeading}\n\n## ${version} - ${date}`);
}

function hasSection(text: string, version: string): boolean {
  return text.split('\n').some((line) => line === `## ${version}` || line.startsWith(`## ${version} `));
}

/** The lines below a heading, down to the next one of its level. */
function sectionOf(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.indexOf(heading);
  const rest = start < 0 ? [] : lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## '));
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .join('\n')
    .trim();
}
