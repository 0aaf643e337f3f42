/** One of the fields of T and no other: two fields that exclude each other do not compile together. */
export type ExactlyOne<T> = {
  [K in keyof T]-?: Required<Pick<T, K>> & { readonly [Other in Exclude<keyof T, K>]?: never };
}[keyof T];

/** One of the fields of T, or none. */
export type AtMostOne<T> = ExactlyOne<T> | { readonly [K in keyof T]?: never };

/** One of the fields of T, or several. */
export type AtLeastOne<T> = { [K in keyof T]-?: Required<Pick<T, K>> & Partial<Omit<T, K>> }[keyof T];
