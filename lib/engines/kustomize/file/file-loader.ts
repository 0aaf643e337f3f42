import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { nearest } from '../../../core/check/nearest';
import { GitOpsError, type Problem } from '../../../core/error';
import { readError } from '../../../system/read-error';
import { decodeText } from './decode-text';

/** Whether files may be outside the folder of the kustomization that names them. */
export type LoadRestrictor = 'LoadRestrictionsRootOnly' | 'LoadRestrictionsNone';

/** Options that a loader passes on to the loaders of the folders that it enters. */
export interface LoaderOptions {
  /**
   * Called with each file that is read, by its absolute path.
   *
   * @internal
   */
  readonly onRead?: (path: string, content: Buffer) => void;
  /** The restrictor for the folders that are entered. @default - the loader's own restrictor */
  readonly nestedRestrictor?: LoadRestrictor;
}

/** Reads files for the kustomization in one folder, and finds the folders that it builds on. */
export class FileLoader {
  private constructor(
    /** The folder, absolute and free of symbolic links. */
    public readonly root: string,
    private readonly start: string,
    private readonly restrictor: LoadRestrictor,
    private readonly options: LoaderOptions,
    private readonly referrer?: FileLoader,
  ) {}

  /**
   * @param directory relative to `start`, the folder that messages are relative to
   */
  public static at(
    directory: string,
    start: string,
    restrictor: LoadRestrictor,
    options: LoaderOptions = {},
  ): FileLoader {
    if (directory === '') {
      const fix = 'use . for the working folder, or the folder that has a kustomization.yaml';
      throw new GitOpsError({ where: '""', what: 'Cannot build: the path of the folder is empty', fix });
    }
    const path = resolve(start, directory);
    const found = lookAt(path);
    if (found === undefined || found.kind !== 'directory') {
      throw new GitOpsError(noFolder(directory, found !== undefined));
    }
    return new FileLoader(found.path, lookAt(start)?.path ?? start, restrictor, options);
  }

  /** A path as messages show it. */
  public describe(path: string): string {
    return relative(this.start, resolve(this.root, path)) || '.';
  }

  /** Whether a path, relative to this folder, is a file or a folder; undefined if it does not exist. */
  public look(path: string): 'file' | 'directory' | undefined {
    return lookAt(resolve(this.root, path))?.kind;
  }

  /**
   * Reads a file.
   *
   * @param where the place that names the file, for messages
   * @throws if the path does not exist, is a folder or a URL, or is outside the folder
   * @internal
   */
  public read(path: string, where: string): Buffer {
    if (/^https?:/i.test(path)) {
      throw new GitOpsError(remote(path, where));
    }
    const absolute = resolve(this.root, path);
    const found = lookAt(absolute);
    if (found === undefined || found.kind !== 'file') {
      throw new GitOpsError({
        where,
        what: `Cannot read ${path}: ${found === undefined ? 'the file does not exist' : 'it is a folder'}`,
        fix: this.pathFix(path, 'a file'),
      });
    }
    if (this.restrictor === 'LoadRestrictionsRootOnly' && !isBelow(dirname(found.path), this.root)) {
      throw new GitOpsError({
        where,
        what: `Cannot read ${path}: it is not in or below ${this.describe('.')}`,
        fix: 'move the file there, or pass --load-restrictor LoadRestrictionsNone',
      });
    }
    const content = contentOf(found.path, path, where);
    this.options.onRead?.(found.path, content);
    return content;
  }

  /**
   * Reads a text file; see `read`.
   *
   * @throws if it is not UTF-8, nor UTF-16 with a byte order mark
   */
  public readText(path: string, where: string): string {
    return decodeText(this.read(path, where), this.describe(path));
  }

  /**
   * A loader for another folder that this one builds on.
   *
   * @throws if it is not a folder, or if it contains a folder that is being built
   */
  public enter(path: string, where: string): FileLoader {
    const found = path === '' ? undefined : lookAt(resolve(this.root, path));
    if (found === undefined && isRemote(path)) {
      throw new GitOpsError(remote(path, where));
    }
    if (found === undefined || isAbsolute(path) || found.kind !== 'directory') {
      throw new GitOpsError({
        where,
        what: `Cannot build on ${JSON.stringify(path)}: ${whyNot(path, found)}`,
        fix: this.pathFix(path, 'a file or a folder'),
      });
    }
    const visited = this.chain().find((loader) => isBelow(loader.root, found.path));
    if (visited !== undefined) {
      throw new GitOpsError({
        where,
        what: `Cannot build on ${path}: it contains ${this.describe(visited.root)}, which is being built: this is a cycle`,
        fix: 'remove one of the two references',
      });
    }
    const restrictor = this.options.nestedRestrictor ?? this.restrictor;
    return new FileLoader(found.path, this.start, restrictor, this.options, this);
  }

  /** The fix for a wrong path. A path that is almost right is completed by the nearest name in its folder. */
  private pathFix(path: string, wanted: string): string {
    const fix = `use the path of ${wanted}, relative to ${this.describe('.')}`;
    const absolute = resolve(this.root, path);
    const close = lookAt(absolute) === undefined ? nearest(basename(path), namesIn(dirname(absolute))) : undefined;
    return close === undefined ? fix : `use ${join(dirname(path), close)}, or ${fix.slice('use '.length)}`;
  }

  /** This loader and those of the kustomizations that build on it. There may be thousands. */
  private chain(): FileLoader[] {
    const chain: FileLoader[] = [];
    for (let loader: FileLoader | undefined = this as FileLoader; loader !== undefined; loader = loader.referrer) {
      chain.push(loader);
    }
    return chain;
  }
}

/** Whether a path is not on this machine: a URL, or a git repository. */
function isRemote(path: string): boolean {
  const query = path.indexOf('?');
  return (
    /^(https?:|git::|git@|ssh:|[\w.-]+@[\w.-]+:|(github\.com|gitlab\.com|bitbucket\.org)[/:])/i.test(path) ||
    /\.git(\/|\?|$)/i.test(path) ||
    (query >= 0 && /[?&]ref=/i.test(path.slice(query))) ||
    (path.includes('//') && path.indexOf('//') < path.lastIndexOf('?'))
  );
}

function noFolder(directory: string, isFile: boolean): Problem & { where: string } {
  if (!isFile && isRemote(directory)) {
    return { ...remote(directory, directory), fix: 'clone the repository, and build its folder' };
  }
  return {
    where: directory,
    what: isFile ? 'Cannot build: it is a file, not a folder' : 'Cannot build: the folder does not exist',
    fix: 'use a folder that has a kustomization.yaml',
  };
}

function remote(path: string, where: string): Problem & { where: string } {
  return {
    where,
    what: `Cannot fetch ${path}: remote resources are not fetched, because the same files must give the same objects`,
    fix: 'copy it into the repository (kubectl kustomize URL, or git subtree) and list that folder',
  };
}

function lookAt(path: string): { readonly path: string; readonly kind: 'file' | 'directory' } | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && { path: realpathSync.native(path), kind: stats.isDirectory() ? 'directory' : 'file' };
  } catch {
    return undefined;
  }
}

function contentOf(file: string, path: string, where: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw readError(where, `Cannot read ${path}`, error);
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : join(root, sep));
}

function whyNot(path: string, found: ReturnType<typeof lookAt>): string {
  if (path === '') {
    return 'it is empty';
  }
  if (found === undefined) {
    return 'the file or folder does not exist';
  }
  return found.kind === 'file'
    ? 'it is a file, and only folders are allowed here'
    : 'the path of a folder must be relative';
}
