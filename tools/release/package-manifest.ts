/** The parts of package.json that a release reads. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly main?: string;
  readonly types?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: unknown;
  readonly typesVersions?: unknown;
}

/** A package.json or package-lock.json with another version of the package itself, laid out as npm does it. */
export function withVersion(text: string, version: string): string {
  const manifest = JSON.parse(text) as { version: string; packages?: Record<string, { version: string }> };
  manifest.version = version;
  const own = manifest.packages?.[''];
  if (own !== undefined) {
    own.version = version;
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The files that a package.json refers users to, without the files that npm adds on its own. */
export function targetsOf({ main, types, bin, exports, typesVersions }: PackageManifest): string[] {
  const targets = [main, types, bin, exports, typesVersions].flatMap(textsIn);
  return [...new Set(targets.map((target) => target.replace(/^\.\//, '')))].sort();
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
