/** The matchers that `cdk8s-gitops/testing` adds to `expect`. */
export interface ManifestMatchers<Result> {
  /**
   * Passes if one object with this API version and kind has these properties. Objects match in part, lists as a whole.
   * Jest's `expect.any(…)` and so on can be used anywhere. A failure prints the closest objects and what differs.
   *
   * @param properties if they are left out, it is enough that such an object exists.
   */
  toHaveResource(apiVersion: string, kind: string, properties?: object): Result;
  /**
   * Passes if the objects equal the snapshot: sorted YAML text with one document for each object. Hashes that cdk8s or
   * this library has put at the end of names are masked; nothing else is masked.
   *
   * @param hint a name for the snapshot, if a test has several.
   */
  toMatchManifestSnapshot(hint?: string): Result;
}

declare global {
  // Jest declares its matchers in this namespace. There is no other way to add a matcher.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // The type parameters must be the same as in @types/jest, because the declarations merge.
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> extends ManifestMatchers<R> {}
  }
}

/* eslint-disable @typescript-eslint/ban-ts-comment -- Jest is optional, and the comment must reach the .d.ts file. */
/** @ts-ignore if Jest is not installed, there is no module to extend */
declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
  interface Matchers<R extends void | Promise<void>, T = unknown> extends ManifestMatchers<R> {}
}
