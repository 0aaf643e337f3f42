/** Options of what a generator makes. */
export interface GeneratorOptions {
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Whether the name stays without the hash of the content. @default false */
  readonly disableNameSuffixHash?: boolean;
  /** Whether the API server is to refuse changes. @default false */
  readonly immutable?: boolean;
}

/** A ConfigMap that is made. Its name gets a hash of its content, and what refers to it follows. */
export interface ConfigMapGenerator {
  readonly name: string;
  /** @default - that of the kustomization */
  readonly namespace?: string;
  /** How it meets one that is there already. @default create */
  readonly behavior?: 'create' | 'merge' | 'replace';
  /** Values by key; or `key=value` each, as in a kustomization file. @default - none */
  readonly literals?: Readonly<Record<string, string>> | readonly string[];
  /** Files by key; or paths, each under its file name or as `key=path`. @default - none */
  readonly files?: Readonly<Record<string, string>> | readonly string[];
  /** Files with a `key=value` on each line. @default - none */
  readonly envs?: readonly string[];
  /** @default - those of `generatorOptions` */
  readonly options?: GeneratorOptions;
}

/** A Secret that is made. */
export interface SecretGenerator extends ConfigMapGenerator {
  /** @default Opaque */
  readonly type?: string;
}
