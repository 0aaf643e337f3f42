import { type Problem } from '../../lib/core/error';
import { type PackageManifest, targetsOf } from './package-manifest';

/** The facts about a package that `npm pack --json` prints. */
export interface PackedPackage {
  readonly filename: string;
  /** Bytes of the archive. */
  readonly size: number;
  /** Bytes of all files. */
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** The limits of the package's size: a little more than it has today. A larger package has to be a decision. */
const mostBytes = { packed: 1_400_000, unpacked: 5_800_000 };

const topFilePattern = /^(CHANGELOG\.md|LICENSE|NOTICE|README(\.[a-z]{2})?\.md|package\.json)$/;
const neededFiles = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];

/**
 * Checks the content of a package.
 *
 * @param read returns the content of a file by its path in the package
 * @param machine paths of the packing machine, which must not be in any file
 */
export function checkPackage(
  packed: PackedPackage,
  manifest: PackageManifest,
  read: (path: string) => string,
  machine: readonly string[],
): Problem[] {
  const paths = packed.files.map(({ path }) => path);
  return [
    ...checkPaths(paths),
    ...checkTargets(packed.files, manifest),
    ...paths.flatMap((path) => checkContent(path, read(path), machine)),
    ...checkSize('packed', packed.size, mostBytes.packed),
    ...checkSize('unpacked', packed.unpackedSize, mostBytes.unpacked),
  ];
}

function checkPaths(paths: readonly string[]): Problem[] {
  const isWanted = (path: string): boolean =>
    topFilePattern.test(path) || (/^build\/.*\.(js|d\.ts|json)$/.test(path) && !/\.(test|spec)\./.test(path));
  return paths
    .filter((path) => !isWanted(path))
    .map((path) => ({
      what: `Cannot publish ${path}: a package holds build/ with .js, .d.ts and .json, and ${neededFiles.join(', ')}`,
      fix: 'see "files" of package.json, and tools/build.mjs',
    }));
}

function checkTargets(files: PackedPackage['files'], manifest: PackageManifest): Problem[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const missing = [...targetsOf(manifest), ...neededFiles].filter((path) => !byPath.has(path));
  const commands = Object.values(manifest.bin ?? {}).map((path) => path.replace(/^\.\//, ''));
  const closed = commands.filter((path) => byPath.has(path) && ((byPath.get(path)?.mode ?? 0) & 0o111) === 0);
  return [
    ...[...new Set(missing)].map((path) => ({
      what: `Cannot publish without ${path}`,
      fix: 'let tools/build.mjs make it, or take it out of package.json',
    })),
    ...closed.map((path) => ({ what: `Cannot publish ${path}: it is a command, but cannot be run`, fix: 'chmod +x' })),
  ];
}

function checkContent(path: string, text: string, machine: readonly string[]): Problem[] {
  return machine
    .filter((name) => text.includes(name))
    .map((name) => ({
      what: `Cannot publish ${path}: it names ${name}, a path of this machine`,
      fix: 'let the build write paths relative to the file',
    }));
}

function checkSize(what: string, bytes: number, most: number): Problem[] {
  return bytes <= most
    ? []
    : [
        {
          what: `Cannot publish ${bytes} bytes ${what}: at most ${most} are expected`,
          fix: 'find what has grown, or raise mostBytes in tools/release/check-package.ts',
        },
      ];
}
