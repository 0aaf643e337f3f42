/** Where a kustomization is written as files. */
export interface KustomizationEmit {
  /**
   * Folder for the kustomization.yaml and the files that it needs, relative to the working folder. It must be outside
   * of the app's output folder, or below it. It is replaced as a whole.
   */
  readonly directory: string;
}
