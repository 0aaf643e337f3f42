import { type WrittenFiles } from '../../../api-objects/app-output';
import { nearest, nearestFirst } from '../../../core/check/nearest';
import { quote } from '../../../core/check/quote';
import { type Fault, fault } from '../../../core/fault';
import { listedChoices } from '../../../core/listed';
import { globMatcher } from '../project/glob';

/** A folder of plain manifests that an Application reads. */
export interface WatchedFolder {
  /** Address of the repository. */
  readonly repoURL: string;
  /** The folder, relative to the top of the repository. */
  readonly path: string;
  /** Glob of the files that are read. @default - all manifests */
  readonly include?: string;
  /** Whether the folders below are read too. @default false */
  readonly recurse?: boolean;
}

/** The files of an app that an Application reads, or undefined if its folder is not one that the app writes. */
export function filesReadFrom(folder: WatchedFolder, written: WrittenFiles): readonly string[] | undefined {
  const all = filesIn(folder, written);
  const matches = globMatcher(folder.include ?? '*');
  return all?.filter(({ name }) => matches(name)).map(({ file }) => file);
}

/** A fault for each part of `include` that none of the written files matches. */
export function checkInclude(folder: WatchedFolder, written: WrittenFiles): readonly Fault[] {
  const { include } = folder;
  const names = filesIn(folder, written)?.map(({ name }) => name) ?? [];
  if (include === undefined || names.length === 0) {
    return [];
  }
  const unmatched = alternatives(include).filter((part) => !names.some(globMatcher(part)));
  return unmatched.map((part) => {
    const meant = names.find((name) => name.endsWith(part)) ?? nearestFile(part, names);
    return fault(
      'include',
      ['include'],
      (at) => `Cannot use ${quote(part)} as ${at}: no file of this app has that name`,
      `use ${meant === undefined ? listedChoices(nearestFirst(part, names)) : quote(meant)}`,
    );
  });
}

/** The file that a name most likely means. The endings are not compared, because nearly all files have the same one. */
function nearestFile(part: string, names: readonly string[]): string | undefined {
  const stem = nearest(stemOf(part), names.map(stemOf));
  return names.find((name) => stemOf(name) === stem);
}

function stemOf(name: string): string {
  return name.replace(/(?:\.k8s)?\.(?:ya?ml|jsonnet|json)$/, '');
}

/** The manifests in a folder: the file, and its name relative to the folder. */
function filesIn(
  { path, recurse = false }: WatchedFolder,
  { directory, files }: WrittenFiles,
): { readonly file: string; readonly name: string }[] | undefined {
  const wanted = `/${folderName(path)}`;
  const folders = new Set(['', ...files.map((file) => file.slice(0, Math.max(0, file.lastIndexOf('/'))))]);
  const found = [...folders].find((each) => `${directory}/${each}`.replace(/\/$/, '').endsWith(wanted));
  if (found === undefined || wanted === '/') {
    return undefined;
  }
  const start = found === '' ? '' : `${found}/`;
  return files
    .filter((file) => file.startsWith(start) && /\.(ya?ml|json|jsonnet)$/.test(file))
    .map((file) => ({ file, name: file.slice(start.length) }))
    .filter(({ name }) => recurse || !name.includes('/'));
}

/** A folder without the parts that mean nothing: `./dist/` is `dist`. */
export function folderName(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** The parts of `{a.yaml,b.yaml}`. Any other pattern is one part. */
function alternatives(pattern: string): string[] {
  return /^\{([^{}]*)\}$/.exec(pattern)?.[1]?.split(',') ?? [pattern];
}
