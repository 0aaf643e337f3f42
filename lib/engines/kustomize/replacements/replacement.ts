/** Refines which part of a field is read or written. */
export interface ReplacementOptions {
  /** Splits the field's text. @default - the whole text */
  readonly delimiter?: string;
  /**
   * Which part of the split text, from 0. On a target, a negative number puts the value in front, one beyond the last
   * at the end.
   *
   * @default 0
   */
  readonly index?: number;
  /** Whether a target's field is made where it is missing. @default false */
  readonly create?: boolean;
  /** Kustomize knows the field and does nothing with it. @default - none */
  readonly encoding?: string;
}

/** The one object, and the field of it, that a value is taken from. Names are exact, not patterns. */
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

/** Picks objects: every part is a regular expression (RE2) for the whole of the text, and what is left out takes all. */
export interface ReplacementSelector {
  /** @default - any */
  readonly group?: string;
  /** @default - any */
  readonly version?: string;
  /** @default - any */
  readonly kind?: string;
  /** @default - any */
  readonly name?: string;
  /** As written in the object: one that says none is no one's. @default - any */
  readonly namespace?: string;
  /** @default - any labels */
  readonly labelSelector?: string;
  /** @default - any annotations */
  readonly annotationSelector?: string;
}

/** The objects, and the fields of them, that a value is written to. */
export interface ReplacementTarget {
  readonly select: ReplacementSelector;
  /** Objects that are left alone though they are selected. @default - none */
  readonly reject?: readonly ReplacementSelector[];
  /**
   * Paths to the fields: keys between dots, `\.` for a dot in a key, `[a.b/c]` for a key with dots, `[name=x]` for the
   * elements of a list whose field matches, a number for an index, `*` for every element. A path may go on inside a
   * text that holds YAML or JSON.
   *
   * @default - [metadata.name]
   */
  readonly fieldPaths?: readonly string[];
  /** @default - the whole field is replaced, and has to be there */
  readonly options?: ReplacementOptions;
}

/**
 * A value that is copied from one object's field into others'.
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
