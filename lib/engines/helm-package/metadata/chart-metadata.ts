/** A chart that a chart depends on. */
export interface HelmDependency {
  readonly name: string;
  /** One version or a range: `~1.2.0`. */
  readonly version: string;
  /** Address of its repository: `https://…`, `oci://…`, `file://…`, or `@` and the name of a known one. @default - it is in `charts/` */
  readonly repository?: string;
  /** Names of values that switch it on and off; the first that is set counts: `redis.enabled`. @default - it is on */
  readonly condition?: string;
  /** It is on if one of these is true in `tags` of the values. @default - it is on */
  readonly tags?: readonly string[];
  /** Its name in the values, which allows one chart twice. @default - its name */
  readonly alias?: string;
}

/** A person or a team that maintains a chart. */
export interface HelmMaintainer {
  readonly name: string;
  /** @default - none */
  readonly email?: string;
  /** @default - none */
  readonly url?: string;
}

/** What Chart.yaml holds about a chart. */
export interface ChartMetadata {
  readonly name: string;
  readonly version: string;
  readonly appVersion?: string;
  readonly description?: string;
  readonly icon?: string;
  readonly keywords?: readonly string[];
  readonly maintainers?: readonly HelmMaintainer[];
  readonly dependencies?: readonly HelmDependency[];
  readonly annotations?: Readonly<Record<string, string>>;
}
