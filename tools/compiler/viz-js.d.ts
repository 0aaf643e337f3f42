/**
 * The types of the package are those of an ES module, while its code can be loaded by `require`. With this declaration,
 * the compiler accepts that. It has what this library uses.
 */
declare module '@viz-js/viz' {
  /** Loads Graphviz. */
  export function instance(): Promise<{
    /** The layout of a graph in the language DOT, in a format of Graphviz. */
    renderString(text: string, options: { readonly format: string }): string;
  }>;
}
