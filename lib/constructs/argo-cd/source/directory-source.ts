/** A variable of Jsonnet. */
export interface JsonnetVariable {
  readonly name: string;
  readonly value: string;
  /** Whether the value is Jsonnet code, not a string. @default false */
  readonly code?: boolean;
}

/** How Jsonnet is evaluated. */
export interface JsonnetOptions {
  /** External variables. @default - none */
  readonly extVars?: readonly JsonnetVariable[];
  /** Top-level arguments. @default - none */
  readonly tlas?: readonly JsonnetVariable[];
  /** Folders of libraries. @default - none */
  readonly libs?: readonly string[];
}

/**
 * How Argo CD reads a folder of plain manifests.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/directory/
 */
export interface DirectorySource {
  /** Whether to read the folders below it too. @default false */
  readonly recurse?: boolean;
  /** Glob of the files to read; `{a.yaml,b.yaml}` for several. @default - all manifests */
  readonly include?: string;
  /** Glob of the files to leave out. @default - none */
  readonly exclude?: string;
  /** @default - none */
  readonly jsonnet?: JsonnetOptions;
}
