import { type AtMostOne } from '../../../core/at-most-one';
import { type DirectorySource } from './directory-source';
import { type HelmSource } from './helm-source';
import { type KustomizeSource } from './kustomize-source';
import { type PluginSource } from './plugin-source';

/** How manifests are made of a source. Argo CD finds out by itself where none is said; two at once are refused. */
export interface SourceTools {
  /** A Helm chart: values, parameters, release name. */
  readonly helm: HelmSource;
  /** A kustomization: images, labels, patches on top of it. */
  readonly kustomize: KustomizeSource;
  /** Plain YAML, JSON or Jsonnet. */
  readonly directory: DirectorySource;
  /** A config management plugin. */
  readonly plugin: PluginSource;
}

/** What every source has. */
export interface SourceBase {
  /**
   * Address of the Git repository, of the Helm repository, or of an OCI artifact (`oci://…`).
   * Never with a password: credentials belong to a `Repository`.
   */
  readonly repoURL: string;
  /** Name of the source, for the command line, among several. @default - none, sources are numbered */
  readonly name?: string;
}

/** A folder of a Git repository, or of an OCI artifact. */
export interface PathSource extends SourceBase {
  /** Folder within the repository, relative; `.` is its top. */
  readonly path: string;
  readonly chart?: never;
  /** Branch, tag, commit or a range of versions over the tags. @default - HEAD, the default branch */
  readonly targetRevision?: string;
  /** A prefix that tags must have where `targetRevision` is a range of versions. @default - none */
  readonly tagPrefix?: string;
  /** Name by which other sources take values files from this one (`$name/values.yaml`). @default - none */
  readonly ref?: string;
}

/** A chart of a Helm repository. */
export interface ChartSource extends SourceBase {
  /** Name of the chart in the repository. */
  readonly chart: string;
  readonly path?: never;
  /** Version of the chart, or a range of versions. Argo CD takes no default here. */
  readonly targetRevision: string;
  readonly tagPrefix?: never;
  readonly ref?: never;
}

/** A Git repository that only lends files, such as values files, to the sources beside it. */
export interface RefSource extends SourceBase {
  /** Name by which other sources take values files from this one (`$name/values.yaml`). */
  readonly ref: string;
  readonly path?: never;
  readonly chart?: never;
  /** Branch, tag or commit. @default - HEAD, the default branch */
  readonly targetRevision?: string;
  /** A prefix that tags must have where `targetRevision` is a range of versions. @default - none */
  readonly tagPrefix?: string;
}

/**
 * Where the manifests of an Application come from: a folder or a chart, and at most one tool.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/application_sources/
 */
export type Source = (PathSource | ChartSource) & AtMostOne<SourceTools>;

/** A source beside others, which may do nothing but lend its files. */
export type SourceAmongSeveral = Source | (RefSource & { readonly [Tool in keyof SourceTools]?: never });
