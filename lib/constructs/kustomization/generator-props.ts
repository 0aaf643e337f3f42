/** Options of generated objects. */
export interface GeneratorOptions {
  /** @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Whether the hash of the content is not added to the name. @default false */
  readonly disableNameSuffixHash?: boolean;
  /** Whether the API server refuses changes of the object. @default false */
  readonly immutable?: boolean;
}

/** A ConfigMap to make. A hash of its content is added to its name and to all references. */
export interface ConfigMapGenerator {
  readonly name: string;
  /** @default - the namespace of the kustomization */
  readonly namespace?: string;
  /** What happens to an existing ConfigMap with this name. @default create */
  readonly behavior?: 'create' | 'merge' | 'replace';
  /** Values by key; or a list of `key=value`, as in a kustomization file. @default - none */
  readonly literals?: Readonly<Record<string, string>> | readonly string[];
  /** Files by key; or a list of paths. The key is the file name, or is given as `key=path`. @default - none */
  readonly files?: Readonly<Record<string, string>> | readonly string[];
  /** Files with `key=value` on each line. @default - none */
  readonly envs?: readonly string[];
  /** @default - the options in `generatorOptions` */
  readonly options?: GeneratorOptions;
}

/** A Secret to make. */
export interface SecretGenerator extends ConfigMapGenerator {
  /** @default Opaque */
  readonly type?: string;
}
