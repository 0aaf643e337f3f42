/** An image that is exchanged for another. */
export interface ImageOverride {
  /**
   * The image as it stands in the objects, without tag. It is a regular expression: `\.` for a dot, or one that matches
   * another letter is an error.
   */
  readonly name: string;
  /** @default - the name stays */
  readonly newName?: string;
  /** @default - the tag stays, or goes where there is a new digest */
  readonly newTag?: string;
  /** `sha256:` and 64 digits. @default - the digest stays, or goes where there is a new tag */
  readonly digest?: string;
  /** Put behind the tag; kustomize puts it there twice in the usual places. @default - none */
  readonly tagSuffix?: string;
  /**
   * Whether ephemeral containers are changed as well, which kustomize leaves alone.
   *
   * @default false
   */
  readonly ephemeralContainers?: boolean;
  /**
   * More fields that hold an image, as custom resources have them outside of a list of containers: `spec/image`.
   *
   * @default - every `image` in a list of containers or initContainers, however deep, in any kind of object
   */
  readonly fields?: readonly string[];
  /** Whether the rule may match nothing. @default false */
  readonly optional?: boolean;
}

/**
 * All images of a registry, from another one. Kustomize has no such rule: it becomes one rule for each image.
 */
export interface RegistryOverride {
  /** `quay.io`; `docker.io` takes those that name no registry, too. */
  readonly registry: string;
  /** Registry, with a path where it has one: `mirror.example:5000/quay`. */
  readonly newRegistry: string;
  /** Whether the rule may match nothing. @default false */
  readonly optional?: boolean;
}
