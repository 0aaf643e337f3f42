import { type Shape } from '../../core/check/shape';
import { boolean, list, object, required, stopSignal, text, textOf } from '../../core/check/shapes';
import { type StopSignal } from '../../system/process/stop-signal';

/** What to publish, and where to. */
export interface PublishOptions {
  /**
   * The address of the repository: `https://…`, `ssh://…`, `user@host:path`, or the path of a folder. Credentials come from
   * git's configuration only.
   */
  readonly repo: string;
  /** The branch. If it does not exist, it is made, without a history. `{target}` is the name of each folder at the top of `from`. */
  readonly branch: string;
  /**
   * The folder in the repository, relative to its root. `{target}` is the name of each folder at the top of `from`.
   *
   * @default - none: then `root` is needed
   */
  readonly path?: string;
  /** Whether to publish to the root of the repository, instead of to a path. @default false */
  readonly root?: boolean;
  /** The folder with the files to publish, such as `outdir` of an `App`. */
  readonly from: string;
  /** The message of the commit. Lines about the source follow it. @default - the path, and how many files change */
  readonly message?: string;
  /** The author, as `Name <address>`. @default - the variables `GIT_AUTHOR_…`, or git's configuration */
  readonly author?: string;
  /** Whether to push nothing, and only say what would be published. @default false */
  readonly dryRun?: boolean;
  /** Whether files that were edited by hand since they were published are replaced or deleted, too. @default false */
  readonly overwriteEdited?: boolean;
  /**
   * Objects that may have secrets as plain text: `web`, or `shop/web` with the namespace. A file that has no objects is
   * named by its path. Whatever is published can be read by everybody who reads the repository, for ever.
   *
   * @default - none
   */
  readonly allowSecret?: readonly string[];
  /** The folder of the app, whose repository the commit names. @default - the working folder */
  readonly source?: string;
  /** Stops the work. @default - none */
  readonly signal?: StopSignal;
}

/** The shape of the options. A misspelt `dryRun` must not push. */
export const optionsShape = (): Shape<PublishOptions> =>
  object<PublishOptions>({
    repo: required(textOf({ example: '../gitops' })),
    branch: required(textOf({ example: 'main' })),
    path: text,
    root: boolean,
    from: required(textOf({ example: 'dist' })),
    message: text,
    author: text,
    dryRun: boolean,
    overwriteEdited: boolean,
    allowSecret: list(text),
    source: text,
    signal: stopSignal,
  });
