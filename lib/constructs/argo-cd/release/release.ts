import { type PlainMap } from '../../../core/plain';
import { loadTable } from '../../../core/table';

/** The versions of Argo CD that there are tables for, one for each minor version; the last one is the default. */
export const argoCdVersions = ['v3.4.4', 'v3.5.1'] as const;

type TableVersion = (typeof argoCdVersions)[number];
type AnyPatch<V> = V extends `${infer Major}.${infer Minor}.${string}` ? `${Major}.${Minor}.${number}` : never;

/**
 * A version of Argo CD whose install this library writes: any patch release of a minor version that there are tables
 * for. Patch releases differ in their image, and in the few changes of structure that the tables have.
 */
export type ArgoCdVersion = AnyPatch<TableVersion>;

/** The version that is installed if none is given. */
export const defaultArgoCdVersion: TableVersion = argoCdVersions[argoCdVersions.length - 1];

/** The version whose tables are used for a version; undefined if there are none. */
export function tableVersionOf(version: string): TableVersion | undefined {
  return /^v\d+\.\d+\.\d+$/.test(version)
    ? argoCdVersions.find((known) => minorOf(known) === minorOf(version))
    : undefined;
}

/** `v3.5` of `v3.5.1`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/**
 * An environment variable of a container, and where its value comes from: a fixed value, a key of the parameters
 * (argocd-cmd-params-cm), a key of the settings (argocd-cm), a key of a Secret, or a field of the Pod.
 */
export type Variable = { readonly name: string } & (
  | { readonly value: string }
  | { readonly param: string }
  | { readonly setting: string }
  | { readonly secret: string; readonly key: string }
  | { readonly field: string }
);

/** One rule of a Role or ClusterRole. */
export interface PolicyRule {
  /** API groups: `''` is the core group, `*` is all groups. @default - none, as in a rule for URLs */
  readonly apiGroups?: readonly string[];
  /** Resources, such as `pods`, `pods/log` or `*`. @default - none */
  readonly resources?: readonly string[];
  /** Only the objects with these names. @default - all */
  readonly resourceNames?: readonly string[];
  /** Paths of the API server that are not objects; only in a ClusterRole. @default - none */
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

/** How the workloads of one release differ from the workloads of another. */
export interface ReleaseStructure {
  /** Whether clients show the repo server a certificate, from the Secret argocd-repo-server-mtls. */
  readonly repoServerClientTls: boolean;
  /** Whether the repo server mounts the volume that switches its profiler on. It declares the volume in any case. */
  readonly repoServerProfiler: boolean;
}

interface Tables {
  readonly images: { readonly images: Readonly<Record<'argocd' | 'redis' | 'dex' | 'haproxy', string>> };
  readonly environment: { readonly environment: Readonly<Record<string, readonly Variable[]>> };
  readonly structure: {
    readonly structure: ReleaseStructure;
    /** What patch releases changed, by the first release that has it, from the earliest one on. */
    readonly changes?: Readonly<Record<string, Partial<ReleaseStructure>>>;
  };
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
  readonly pointers: { readonly pointers: readonly string[] };
  readonly parameters: { readonly parameters: readonly DocumentedKey[] };
  readonly settings: { readonly settings: readonly DocumentedKey[] };
}

/** One table of a release. It is read on first use, so that an app without Argo CD does not pay for it. */
export function releaseTable<Name extends keyof Tables>(version: ArgoCdVersion, name: Name): Tables[Name] {
  return loadTable<Tables[Name]>(`argo-cd/${tableVersionOf(version) ?? version}/${name}`);
}

/** The structure of a release: that of its minor version, with the changes of patch releases up to this one. */
export function structureOf(version: ArgoCdVersion): ReleaseStructure {
  const { structure, changes = {} } = releaseTable(version, 'structure');
  const made = Object.entries(changes).filter(([since]) => patchOf(since) <= patchOf(version));
  return Object.assign({ ...structure }, ...made.map(([, change]) => change)) as ReleaseStructure;
}

/** 6 of `v3.4.6`. */
function patchOf(version: string): number {
  return Number(version.split('.')[2]);
}

/** The images of a version. That of Argo CD itself has the version as its tag. */
export function imagesOf(version: ArgoCdVersion): Tables['images']['images'] {
  const { images } = releaseTable(version, 'images');
  return { ...images, argocd: images.argocd.replace(/:[^:/]*$/, `:${version}`) };
}
