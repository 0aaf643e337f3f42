/** Where a kustomization is written as files. */
export interface KustomizationEmit {
  /**
   * Folder for the kustomization.yaml and what it needs, relative to the working folder; outside of the app's output,
   * or below it. It is replaced as a whole.
   */
  readonly directory: string;
}
