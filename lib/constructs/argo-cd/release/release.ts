import { type PlainMap } from '../../../core/plain';
import { loadTable } from '../../../core/table';

/** The versions of Argo CD whose install this library writes; the last one is the default. */
export const argoCdVersions = ['v3.4.4', 'v3.5.1'] as const;

/** A version of Argo CD whose install this library writes. */
export type ArgoCdVersion = (typeof argoCdVersions)[number];

/** The version that is installed where none is given. */
export const defaultArgoCdVersion: ArgoCdVersion = 'v3.5.1';

/** Where a container's environment variable gets its value from. */
export type Variable = { readonly name: string } & (
  | { readonly value: string }
  | { readonly param: string }
  | { readonly setting: string }
  | { readonly secret: string; readonly key: string }
  | { readonly field: string }
);

/** One rule of a Role or ClusterRole. */
export interface PolicyRule {
  /** `''` is the core group, `*` all. @default - none, as for URLs */
  readonly apiGroups?: readonly string[];
  /** `pods`, `pods/log`, `*`. @default - none */
  readonly resources?: readonly string[];
  /** Only the objects of these names. @default - all */
  readonly resourceNames?: readonly string[];
  /** Paths of the API server that are no objects; in a ClusterRole only. @default - none */
  readonly nonResourceURLs?: readonly string[];
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `*`. */
  readonly verbs: readonly string[];
}

/** A key that Argo CD's documentation explains. */
export interface DocumentedKey {
  readonly key: string;
  readonly section: string;
  readonly text: string;
  readonly example: string;
}

/** Where the workloads of one version are built otherwise than those of another. */
export interface ReleaseStructure {
  /** Whether clients show the repo server a certificate: the Secret argocd-repo-server-mtls. */
  readonly repoServerClientTls: boolean;
  /** Whether the repo server mounts the switch of its profiler, which it declares in any case. */
  readonly repoServerProfiler: boolean;
}

interface Tables {
  readonly images: { readonly images: Readonly<Record<'argocd' | 'redis' | 'dex' | 'haproxy', string>> };
  readonly environment: { readonly environment: Readonly<Record<string, readonly Variable[]>> };
  readonly structure: { readonly structure: ReleaseStructure };
  readonly rules: { readonly rules: Readonly<Record<string, readonly PolicyRule[]>> };
  readonly 'config-maps': { readonly configMaps: Readonly<Record<string, Readonly<Record<string, string>>>> };
  readonly 'redis-ha': {
    readonly configuration: Readonly<Record<string, string>>;
    readonly health: Readonly<Record<string, string>>;
    readonly checksums: { readonly server: string; readonly proxy: string };
    readonly sentinelIds: readonly string[];
  };
  readonly crds: {
    readonly fragments: Readonly<Record<string, PlainMap>>;
    readonly documents: readonly PlainMap[];
  };
  readonly parameters: { readonly parameters: readonly DocumentedKey[] };
  readonly settings: { readonly settings: readonly DocumentedKey[] };
}

/** One table of a release, read on first use: an app without Argo CD must not pay for it. */
export function releaseTable<Name extends keyof Tables>(version: ArgoCdVersion, name: Name): Tables[Name] {
  return loadTable<Tables[Name]>(`argo-cd/${version}/${name}`);
}
