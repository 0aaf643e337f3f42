const pattern = /^v?(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+([0-9A-Za-z.-]+))?$/;

/**
 * Whether a text is a whole version. Npm reads a leading `v` too.
 *
 * @see https://semver.org
 */
export function isSemanticVersion(text: string): boolean {
  const [, major, minor, patch, preRelease, build] = pattern.exec(text) ?? [];
  return (
    [major, minor, patch].every((number) => number !== undefined && !hasLeadingZero(number)) &&
    partsOf(preRelease).every((part) => part !== '' && !hasLeadingZero(part)) &&
    partsOf(build).every((part) => part !== '')
  );
}

function hasLeadingZero(part: string): boolean {
  return /^0\d+$/.test(part);
}

function partsOf(text: string | undefined): string[] {
  return text?.split('.') ?? [];
}
