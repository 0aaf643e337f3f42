/** What strategic merge has to know about a field and the fields below it. */
export interface MergeType {
  /** The keys by which a list is merged. Empty if the list is a set of scalars, undefined if the list is replaced. */
  readonly mergeKeys?: readonly string[];
  /** The type of a map's field; undefined if it is unknown. */
  field(name: string): MergeType | undefined;
  /** The type of a list's elements. */
  element(): MergeType | undefined;
}

/** Gives strategic merge the way to merge lists. The lists of a kind that it does not know are replaced. */
export interface MergeSchema {
  kind(apiVersion: string, kind: string): MergeType | undefined;
}

/** A schema that asks several schemas in turn. It uses the first schema that knows the kind. */
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
