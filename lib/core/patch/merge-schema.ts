/** What strategic merge has to know about one field, and about what lies below it. */
export interface MergeType {
  /** The keys by which a list's elements are told apart: none for a set of scalars, undefined where the list is replaced. */
  readonly mergeKeys?: readonly string[];
  /** The type of a map's field; undefined where it is unknown. */
  field(name: string): MergeType | undefined;
  /** The type of a list's elements. */
  element(): MergeType | undefined;
}

/** Where strategic merge looks up how lists are merged. A kind that it does not know has its lists replaced. */
export interface MergeSchema {
  kind(apiVersion: string, kind: string): MergeType | undefined;
}

/** Asks several schemas in turn; the first that knows a kind answers. */
export function firstMergeSchema(...schemas: readonly MergeSchema[]): MergeSchema {
  return {
    kind: (apiVersion, kind) => {
      for (const schema of schemas) {
        const type = schema.kind(apiVersion, kind);
        if (type !== undefined) {
          return type;
        }
      }
      return undefined;
    },
  };
}
