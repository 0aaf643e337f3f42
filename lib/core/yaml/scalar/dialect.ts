/**
 * How a tool reads and writes YAML.
 *
 * - `kubectl`: as `kubectl apply` and `create` read it. `yes`, `on` and `y` are booleans, dates are text.
 * - `kustomize`: as kustomize reads and prints resources. `yes` is text, dates become RFC 3339, keys are sorted.
 * - `kustomization`: as kustomize reads its own `kustomization.yaml`. Scalars are kubectl's, but the last of two equal
 *   keys wins. Writing is the same as `kubectl`.
 *
 * @see https://github.com/kubernetes-sigs/yaml for kubectl and kustomization files (YAML 1.1 by way of JSON)
 * @see https://github.com/kubernetes-sigs/kustomize/tree/master/kyaml for resources of kustomize
 */
export type YamlDialect = 'kubectl' | 'kustomize' | 'kustomization';

/**
 * What a tool does to the ends of lines before it reads YAML: nothing, it turns CR LF into LF (`unified`), or it also
 * ends the last line of the file (`completed`).
 */
export type LineEnds = 'kept' | 'unified' | 'completed';

/** The points in which the readers differ. */
export interface ReadingRules {
  readonly lineEnds: LineEnds;
  /** Plain words that are a boolean or null, not text. */
  readonly words: ReadonlyMap<string, boolean | null>;
  /**
   * Whether a value is what is left after the tool has written it with yaml.v3 and read it again: a date is RFC 3339
   * text. How it was written is noted beside it.
   */
  readonly settles: boolean;
  /** Whether a key of the map itself always wins over a merged key. If not, the later one wins. */
  readonly ownKeyBeatsMerge: boolean;
  /** Whether the keys of `1: x` and `true: x` become text. If not, they are errors. */
  readonly convertsKeys: boolean;
  /** Whether a map may have a key twice. The last value then wins. */
  readonly allowsDuplicateKeys: boolean;
  /** Whether an object may have a key twice in its annotations, or the annotations twice. */
  readonly allowsDoubleAnnotations: boolean;
  /** Whether a text is split at the lines that begin with `---` before it is read, also inside quotes. */
  readonly splitsAtDashes: boolean;
  /** Whether the tag `!` turns the next value into text. If not, it means nothing. */
  readonly bareTagMakesText: boolean;
  /**
   * What an integer beyond int64 is: an error, because kubectl would round it; `rounded` to a float, as kubectl does; or
   * `read`, up to 2^64 - 1 as a bigint, and beyond that as a float.
   */
  readonly beyondInt64: 'error' | 'rounded' | 'read';
  /** Whether a text that starts with `{` is read as a stream of JSON objects first. */
  readonly triesJson: boolean;
}

/** The booleans and nulls of YAML 1.2, which kustomize reads in resources. */
export const wordsOfYaml12: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

/** The booleans and nulls of YAML 1.1 as Go's library has them. */
export const wordsOfYaml11: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...wordsOfYaml12,
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);

const kubectl: ReadingRules = {
  lineEnds: 'completed',
  words: wordsOfYaml11,
  settles: false,
  ownKeyBeatsMerge: false,
  convertsKeys: true,
  allowsDuplicateKeys: false,
  allowsDoubleAnnotations: false,
  splitsAtDashes: true,
  bareTagMakesText: true,
  beyondInt64: 'error',
  triesJson: true,
};

export const readingRules: Readonly<Record<YamlDialect, ReadingRules>> = {
  kubectl,
  kustomize: {
    lineEnds: 'unified',
    words: wordsOfYaml12,
    settles: true,
    ownKeyBeatsMerge: true,
    convertsKeys: false,
    allowsDuplicateKeys: false,
    allowsDoubleAnnotations: true,
    splitsAtDashes: true,
    bareTagMakesText: false,
    beyondInt64: 'read',
    triesJson: false,
  },
  kustomization: {
    ...kubectl,
    lineEnds: 'kept',
    allowsDuplicateKeys: true,
    splitsAtDashes: false,
    beyondInt64: 'read',
    triesJson: false,
  },
};

/** The rules of kubectl also for what it accepts silently, although it is most likely a mistake. */
export const tolerantRules: ReadingRules = { ...kubectl, allowsDuplicateKeys: true, beyondInt64: 'rounded' };
