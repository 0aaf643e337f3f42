/** Options for the part of a field that is read or written. */
export interface ReplacementOptions {
  /** Splits the field's text. @default - the whole text */
  readonly delimiter?: string;
  /**
   * The part of the split text, from 0. In a target, a negative index adds the value at the start, and an index after
   * the last part adds it at the end.
   *
   * @default 0
   */
  readonly index?: number;
  /** Whether a target's field is made if it is missing. @default false */
  readonly create?: boolean;
  /** Kustomize accepts this field, but ignores it. @default - none */
  readonly encoding?: string;
}

/** The object and the field that a value is read from. Names are exact, not patterns. */
export interface ReplacementSource {
  /** @default - any */
  readonly group?: string;
  /** @default - any */
  readonly version?: string;
  /** @default - any */
  readonly kind?: string;
  /** @default - any */
  readonly name?: string;
  /** @default - any */
  readonly namespace?: string;
  /** Path to the field, as in `spec.ports.0.port`. @default metadata.name */
  readonly fieldPath?: string;
  /** @default - the whole value */
  readonly options?: ReplacementOptions;
}

/** Selects objects. Every field is a regular expression (RE2) for the whole text, and a missing field matches all. */
export interface ReplacementSelector {
  /** @default - any */
  readonly group?: string;
  /** @default - any */
  readonly version?: string;
  /** @default - any */
  readonly kind?: string;
  /** @default - any */
  readonly name?: string;
  /** Compared with the namespace as written in the object. An object without one does not match. @default - any */
  readonly namespace?: string;
  /** @default - any labels */
  readonly labelSelector?: string;
  /** @default - any annotations */
  readonly annotationSelector?: string;
}

/** The objects and their fields that a value is written to. */
export interface ReplacementTarget {
  readonly select: ReplacementSelector;
  /** Objects that are not changed although they are selected. @default - none */
  readonly reject?: readonly ReplacementSelector[];
  /**
   * Paths to the fields: keys between dots, `\.` for a dot in a key, `[a.b/c]` for a key with dots, `[name=x]` for the
   * elements of a list whose field matches, a number for an index, `*` for every element. A path may go on inside a text
   * that is YAML or JSON.
   *
   * @default - [metadata.name]
   */
  readonly fieldPaths?: readonly string[];
  /** @default - the whole field is replaced, and it must exist */
  readonly options?: ReplacementOptions;
}

/**
 * A value that is copied from a field of one object into fields of other objects.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replacements/
 */
export interface Replacement {
  /** Where the value comes from. @default - `sourceValue` */
  readonly source?: ReplacementSource;
  /** The value itself. @default - `source` */
  readonly sourceValue?: string;
  /** Where it goes. @default - nowhere, which is an error, as in kustomize */
  readonly targets?: readonly ReplacementTarget[];
}
