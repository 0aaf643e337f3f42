/** The matchers that `cdk8s-gitops/testing` adds to `expect`. */
export interface ManifestMatchers<Result> {
  /**
   * Passes where one object of this API version and kind has these properties: objects match in part, lists as a whole,
   * and Jest's `expect.any(…)` and the like stand anywhere. A miss prints the closest objects and what differs.
   *
   * @param properties without them, that there is such an object.
   */
  toHaveResource(apiVersion: string, kind: string, properties?: object): Result;
  /**
   * Passes where the objects are those of the snapshot: YAML text, sorted, one document for each. Hashes that cdk8s or
   * this library put at the end of names are masked, and nothing else is.
   *
   * @param hint a name for the snapshot, where a test has several.
   */
  toMatchManifestSnapshot(hint?: string): Result;
}

declare global {
  // Jest declares its matchers in this namespace, and there is no other way to add to them.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // The parameters are those of @types/jest: declarations that merge must agree on them.
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> extends ManifestMatchers<R> {}
  }
}

/* eslint-disable @typescript-eslint/ban-ts-comment -- Jest is optional, and the comment must reach the .d.ts file. */
/** @ts-ignore where Jest is not installed, there is nothing to add to */
declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ManifestMatchers<R> {}
}
