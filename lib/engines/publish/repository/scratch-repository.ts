import { join } from 'node:path';
import { type ProcessResult } from '../../../system/process/process-result';
import { type GitSettings } from '../../git/run-git';
import { type ObjectFormat } from '../files/blob-id';
import { parseTree, type TreeEntry } from '../splice/tree-entry';
import { publishError } from './publish-error';
import { accessFix, refOf, type Remote, runRemote, signsOfLife } from './remote';

/** The name of the remote. It is not `origin`, for which git's own settings may have an address. */
export const remoteName = 'cdk8s-gitops';

/** A change of one path in a tree; without an entry, what is there is removed. */
export type TreeChange = readonly [path: string, entry?: TreeEntry];

/** A new bare repository, with as little of a remote as a commit on top of a branch takes. It has no files. */
export class ScratchRepository {
  /** What was read and written, which is not done again when the race for a branch is lost. */
  private readonly texts = new Map<string, string>();
  private readonly written = new Set<string>();

  private constructor(
    private readonly remote: Remote,
    private readonly folder: string,
    public readonly format: ObjectFormat,
  ) {}

  /** Makes it in a folder that does not exist. */
  public static async create(remote: Remote, folder: string, format: ObjectFormat): Promise<ScratchRepository> {
    const args = ['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, folder];
    await runRemote(remote, args);
    return new ScratchRepository(remote, folder, format);
  }

  /**
   * Fetches the newest commit of a branch, its trees, and no files if the remote can leave them out.
   *
   * @returns the id of the commit
   */
  public async fetch(branch: string): Promise<string> {
    const base = `refs/base/${branch}`;
    const options = ['--depth=1', '--filter=blob:none', '--no-tags', '--no-recurse-submodules', '--progress'];
    try {
      await this.ask('read', ['fetch', ...options, remoteName, `+${refOf(branch)}:${base}`]);
    } catch (error) {
      throw publishError(error, `Cannot fetch ${branch} of ${this.remote.address.shown}`, accessFix);
    }
    return this.text(['rev-parse', '--verify', base]);
  }

  /** What is at a path: a folder, a file or anything else. */
  public async findEntry(commit: string, path: string): Promise<TreeEntry | undefined> {
    const { bytes } = await this.run(['ls-tree', '-z', '--full-tree', commit, '--', path]);
    return parseTree(bytes).get(path);
  }

  /** All files below a folder, by path relative to it. There are none if it is not a folder. */
  public async readFolder(commit: string, path: string): Promise<ReadonlyMap<string, TreeEntry>> {
    const start = path === '' ? '' : `${path}/`;
    const { bytes } = await this.run([
      'ls-tree',
      '-r',
      '-z',
      '--full-tree',
      commit,
      ...(start === '' ? [] : ['--', start]),
    ]);
    // A submodule in the place of the folder is printed, too, without the slash.
    const below = [...parseTree(bytes)].filter(([file]) => file.startsWith(start));
    return new Map(below.map(([file, entry]) => [file.slice(start.length), entry]));
  }

  /** The text of a file. It is fetched if the first fetch has left it out. */
  public async readFile(id: string): Promise<string> {
    const text = this.texts.get(id) ?? (await this.fetchFile(id));
    this.texts.set(id, text);
    return text;
  }

  /** Keeps the content of files, by id. */
  public async writeFiles(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const contents = [...files].filter(([id]) => !this.written.has(id)).map(([, content]) => content);
    if (contents.length > 0) {
      const parts = contents.flatMap((content) => [`blob\ndata ${content.byteLength}\n`, content, '\n']);
      await this.run(['fast-import', '--quiet'], { stdin: Buffer.concat(parts.map((part) => Buffer.from(part))) });
      [...files.keys()].forEach((id) => this.written.add(id));
    }
  }

  /**
   * Makes a tree from that of a commit, in which everything else stays as it is.
   *
   * @param commit undefined for a tree that has nothing else
   */
  public async writeTree(commit: string | undefined, changes: readonly TreeChange[]): Promise<string> {
    const env = { GIT_INDEX_FILE: join(this.folder, 'index') };
    const nothing = '0'.repeat(this.format === 'sha1' ? 40 : 64);
    const lines = changes.map(([path, entry]) => `${entry?.mode ?? '0'} ${entry?.id ?? nothing}\t${path}\0`);
    await this.run(['read-tree', ...(commit === undefined ? ['--empty'] : [commit])], { env });
    await this.run(['update-index', '-z', '--index-info'], { env, stdin: lines.join('') });
    return (await this.run(['write-tree', '--missing-ok'], { env })).text().trim();
  }

  /** What git prints, without the line break at its end. */
  public async text(args: readonly string[], settings?: GitSettings): Promise<string> {
    return (await this.run(args, settings)).text().trimEnd();
  }

  /** Runs git in this repository. */
  public async run(args: readonly string[], settings: GitSettings = {}): Promise<ProcessResult> {
    const config = [...settingsFor(this.remote), ...(settings.config ?? [])];
    return runRemote(this.remote, args, { ...settings, gitDir: this.folder, config });
  }

  /** Runs git in this repository, for something that the remote must answer. */
  public async ask(
    work: Parameters<typeof signsOfLife>[1],
    args: readonly string[],
    settings: GitSettings = {},
  ): Promise<ProcessResult> {
    return this.run(args, { ...signsOfLife(this.remote, work), ...settings });
  }

  private async fetchFile(id: string): Promise<string> {
    try {
      return (await this.ask('read', ['cat-file', 'blob', id])).text();
    } catch (error) {
      throw publishError(error, `Cannot fetch a file of ${this.remote.address.shown}`, accessFix);
    }
  }
}

/** No hooks, no work in the background, and any path that the tree of another tool may have. */
function settingsFor({ address: { url }, pushUrl }: Remote): NonNullable<GitSettings['config']> {
  return [
    [`remote.${remoteName}.url`, url],
    ...(pushUrl === undefined ? [] : [[`remote.${remoteName}.pushUrl`, pushUrl] as const]),
    [`remote.${remoteName}.promisor`, 'true'],
    [`remote.${remoteName}.partialCloneFilter`, 'blob:none'],
    ['core.hooksPath', '/dev/null'],
    ['core.protectNTFS', 'false'],
    ['core.protectHFS', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['index.sparse', 'false'],
    ['protocol.version', '2'],
    ['fetch.writeCommitGraph', 'false'],
    ['push.recurseSubmodules', 'no'],
    ['i18n.commitEncoding', 'UTF-8'],
    ['color.ui', 'false'],
    ['color.remote', 'false'],
  ];
}
