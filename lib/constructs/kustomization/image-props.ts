/** An image that is replaced by another. */
export interface ImageOverride {
  /**
   * The image as in the objects, without tag. It is a regular expression, so write `\.` for a dot: a plain dot that
   * matches another letter is an error.
   */
  readonly name: string;
  /** The new name, without tag or digest. @default - the name stays */
  readonly newName?: string;
  /** The new tag. @default - the tag stays, or is removed if there is a new digest */
  readonly newTag?: string;
  /** The new digest, `sha256:` and 64 digits. @default - the digest stays, or is removed if there is a new tag */
  readonly digest?: string;
  /** Added after the tag. Kustomize adds it twice in the usual fields. @default - none */
  readonly tagSuffix?: string;
  /**
   * Whether ephemeral containers are changed as well. Kustomize does not change them.
   *
   * @default false
   */
  readonly ephemeralContainers?: boolean;
  /**
   * More fields with an image. Custom resources have such fields outside of a list of containers: `spec/image`.
   *
   * @default - every `image` in a list of containers or initContainers, at any depth, in any kind of object
   */
  readonly fields?: readonly string[];
  /** Whether the rule may match nothing. @default false */
  readonly optional?: boolean;
}

/**
 * Takes all images of a registry from another registry. Kustomize cannot do that in one rule, so it becomes one rule for each
 * image.
 */
export interface RegistryOverride {
  /** Such as `quay.io`. `docker.io` also means images without a registry in their name. */
  readonly registry: string;
  /** The new registry, with a path if needed: `mirror.example:5000/quay`. */
  readonly newRegistry: string;
  /** Whether the rule may match nothing. @default false */
  readonly optional?: boolean;
}
