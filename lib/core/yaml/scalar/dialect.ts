/**
 * How a tool reads and writes YAML.
 *
 * - `kubectl`: as `kubectl apply` and `create` read it: `yes`, `on` and `y` are booleans, dates are text.
 * - `kustomize`: as kustomize reads and prints resources: `yes` is text, dates become RFC 3339, keys are sorted.
 * - `kustomization`: as kustomize reads its own `kustomization.yaml`: kubectl's scalars, but the last of two equal
 *   keys wins. It writes like `kubectl`.
 *
 * @see https://github.com/kubernetes-sigs/yaml for kubectl and kustomization files (YAML 1.1 by way of JSON)
 * @see https://github.com/kubernetes-sigs/kustomize/tree/master/kyaml for resources of kustomize
 */
export type YamlDialect = 'kubectl' | 'kustomize' | 'kustomization';

/** In which points the readers differ. */
export interface ReadingRules {
  /** Plain words that are no text. */
  readonly words: ReadonlyMap<string, boolean | null>;
  /** Whether a date is rewritten as RFC 3339, or kept as the text it is. */
  readonly rewritesDates: boolean;
  /** Whether a key of the map itself beats a merged one, or whichever comes later. */
  readonly ownKeyBeatsMerge: boolean;
  /** Whether `1: x` and `true: x` are keys (as text), or errors. */
  readonly convertsKeys: boolean;
  readonly allowsDuplicateKeys: boolean;
  /** Whether the tag `!` makes text of what follows, or means nothing. */
  readonly bareTagMakesText: boolean;
  /** What a key without a value is in flow style, as in `{a, b: }`. */
  readonly emptyInFlow: null | '';
  /** Whether integers that a JavaScript number cannot hold come as bigint, or are errors. */
  readonly keepsBigIntegers: boolean;
  /** Whether a text that starts with `{` is read as a stream of JSON objects first. */
  readonly triesJson: boolean;
}

const core = new Map<string, boolean | null>([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

/** The booleans and nulls of YAML 1.1 as Go's library has them. */
export const wordsOfYaml11: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...core,
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);

const kubectl: ReadingRules = {
  words: wordsOfYaml11,
  rewritesDates: false,
  ownKeyBeatsMerge: false,
  convertsKeys: true,
  allowsDuplicateKeys: false,
  bareTagMakesText: true,
  emptyInFlow: null,
  keepsBigIntegers: false,
  triesJson: true,
};

export const readingRules: Readonly<Record<YamlDialect, ReadingRules>> = {
  kubectl,
  kustomize: {
    words: core,
    rewritesDates: true,
    ownKeyBeatsMerge: true,
    convertsKeys: false,
    allowsDuplicateKeys: false,
    bareTagMakesText: false,
    emptyInFlow: '',
    keepsBigIntegers: true,
    triesJson: false,
  },
  kustomization: { ...kubectl, allowsDuplicateKeys: true, keepsBigIntegers: true, triesJson: false },
};
