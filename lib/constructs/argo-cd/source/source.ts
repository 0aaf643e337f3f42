import { type AtMostOne } from '../../../core/at-most-one';
import { type DirectorySource } from './directory-source';
import { type HelmSource } from './helm-source';
import { type KustomizeSource } from './kustomize-source';
import { type PluginSource } from './plugin-source';

/** The tool that makes manifests of a source. If none is given, Argo CD finds out on its own; two are refused. */
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
  /** Name of the source among several, for the command line. @default - none, sources are numbered */
  readonly name?: string;
}

/** A folder of a Git repository, or of an OCI artifact. */
export interface PathSource extends SourceBase {
  /** Folder, relative to the top of the repository; `.` is the top. */
  readonly path: string;
  readonly chart?: never;
  /** Branch, tag, commit, or a range of versions that picks a tag. @default - HEAD, the default branch */
  readonly targetRevision?: string;
  /** A prefix that tags must have if `targetRevision` is a range of versions. @default - none */
  readonly tagPrefix?: string;
  /** Name by which other sources use values files of this one (`$name/values.yaml`). @default - none */
  readonly ref?: string;
}

/** A chart of a Helm repository. */
export interface ChartSource extends SourceBase {
  /** Name of the chart in the repository. */
  readonly chart: string;
  readonly path?: never;
  /** Version of the chart, or a range of versions. Argo CD has no default here. */
  readonly targetRevision: string;
  readonly tagPrefix?: never;
  readonly ref?: never;
}

/** A Git repository that has only files for the other sources, such as values files. It makes no manifests. */
export interface RefSource extends SourceBase {
  /** Name by which other sources use values files of this one (`$name/values.yaml`). */
  readonly ref: string;
  readonly path?: never;
  readonly chart?: never;
  /** Branch, tag or commit. @default - HEAD, the default branch */
  readonly targetRevision?: string;
  /** A prefix that tags must have if `targetRevision` is a range of versions. @default - none */
  readonly tagPrefix?: string;
}

/**
 * Where the manifests of an Application come from: a folder or a chart, and at most one tool.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/application_sources/
 */
export type Source = (PathSource | ChartSource) & AtMostOne<SourceTools>;

/** A source among several. It may also be a `RefSource`, which makes no manifests. */
export type SourceAmongSeveral = Source | (RefSource & { readonly [Tool in keyof SourceTools]?: never });
