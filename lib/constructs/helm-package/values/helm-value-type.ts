declare const helmValueMark: unique symbol;

/**
 * A value of a Helm chart. It fits wherever a `T` fits, so no prop has another type for it. In the App it is its
 * default, and in a `HelmPackage` the user of the chart chooses it.
 */
export type HelmValue<T> = T & { readonly [helmValueMark]: true };

/** Data that a value of a chart can have as its default. */
export type HelmData = string | number | boolean | readonly HelmData[] | { readonly [key: string]: HelmData };

/** The type of a default: `2` is a number. */
export type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T;
